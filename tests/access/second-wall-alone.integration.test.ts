import { expect, it, vi } from "vitest";
import { findLeaks } from "./ask-everything";
import { Comparison } from "./compare";
import { matrixDatabase } from "./matrix-database";
import { OVER_HTTP } from "./matrix-lines";
import { rowsAdded, storedRows } from "./stored-rows";
import { BESIDE_HTTP } from "./use-case-lines";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async () => (key: string) => key,
}));

// The first wall is down: everybody may do everything everywhere, and whoever has no scope gets one in which nothing lies, so that the database is asked.
vi.mock("@/lib/access/policy", async (original) => {
  const real = await original<typeof import("@/lib/access/policy")>();
  return {
    ...real,
    policy: () => ({ allow: true, role: "viewer" }),
    scopeOf: (...asked: Parameters<typeof real.scopeOf>) => {
      const scope = real.scopeOf(...asked);
      return scope.length > 0 ? scope : ["x-nothing"];
    },
  };
});

// A minute on an idle machine; others may be busy with it.
vi.setConfig({ testTimeout: 300_000 });

const matrix = matrixDatabase();

it("lets nothing out and nothing in", async () => {
  const comparison = new Comparison();
  const before = await storedRows(matrix().database);
  await findLeaks(matrix(), { ...OVER_HTTP(), ...BESIDE_HTTP }, comparison);
  const after = await storedRows(matrix().database);
  console.info(`the second wall alone: ${comparison.combinations} combinations`);
  expect(comparison.differences).toEqual([]);
  expect([...rowsAdded(before, after), ...rowsAdded(after, before)]).toEqual([]);
  expect(comparison.combinations).toBeGreaterThan(8_000);
});
