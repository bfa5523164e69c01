import { expect, it, vi } from "vitest";
import { makeAllowedChanges } from "./allowed-changes";
import { readEverything, tryForbiddenChanges } from "./ask-everything";
import { Comparison } from "./compare";
import { matrixDatabase } from "./matrix-database";
import { rowsAdded, storedRows } from "./stored-rows";
import { USE_CASES } from "./use-case-lines";

// A minute on an idle machine; others may be busy with it.
vi.setConfig({ testTimeout: 300_000 });

const matrix = matrixDatabase();

it("shows everybody what docs/access.md says, and no more", async () => {
  const comparison = new Comparison();
  await readEverything(matrix(), USE_CASES, comparison);
  console.info(`use cases: ${comparison.combinations} reads`);
  expect(comparison.differences).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(4_000);
});

it("lets nobody change what docs/access.md does not say, and leaves nothing of the attempt", async () => {
  const comparison = new Comparison();
  const before = await storedRows(matrix().database);
  await tryForbiddenChanges(matrix(), USE_CASES, comparison);
  const after = await storedRows(matrix().database);
  console.info(`use cases: ${comparison.combinations} forbidden changes`);
  expect(comparison.differences).toEqual([]);
  expect([...rowsAdded(before, after), ...rowsAdded(after, before)]).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(4_000);
});

it("lets everybody change what docs/access.md says, in that city alone and under their own name", async () => {
  const comparison = new Comparison();
  await makeAllowedChanges(matrix(), USE_CASES, comparison);
  console.info(`use cases: ${comparison.combinations} allowed changes`);
  expect(comparison.differences).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(200);
});
