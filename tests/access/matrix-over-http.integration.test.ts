import { expect, it, vi } from "vitest";
import { makeAllowedChanges } from "./allowed-changes";
import { readEverything, tryForbiddenChanges } from "./ask-everything";
import { Comparison } from "./compare";
import { matrixDatabase } from "./matrix-database";
import { PROCEDURES, ROUTES } from "./matrix-lines";
import { rowsAdded, storedRows } from "./stored-rows";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async () => (key: string) => key,
}));

const matrix = matrixDatabase();
const HTTP = { ...PROCEDURES, ...ROUTES };

it("shows everybody what docs/access.md says, and no more", async () => {
  const comparison = new Comparison();
  await readEverything(matrix(), HTTP, comparison);
  console.info(`over HTTP: ${comparison.combinations} reads`);
  expect(comparison.differences).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(4_000);
});

it("lets nobody change what docs/access.md does not say, and leaves nothing of the attempt", async () => {
  const comparison = new Comparison();
  const before = await storedRows(matrix().database);
  await tryForbiddenChanges(matrix(), HTTP, comparison);
  const after = await storedRows(matrix().database);
  console.info(`over HTTP: ${comparison.combinations} forbidden changes`);
  expect(comparison.differences).toEqual([]);
  expect([...rowsAdded(before, after), ...rowsAdded(after, before)]).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(2_000);
});

it("lets everybody change what docs/access.md says, in that city alone and under their own name", async () => {
  const comparison = new Comparison();
  await makeAllowedChanges(matrix(), HTTP, comparison);
  console.info(`over HTTP: ${comparison.combinations} allowed changes`);
  expect(comparison.differences).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(100);
});
