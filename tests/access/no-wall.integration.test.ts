import { expect, it, vi } from "vitest";
import { findLeaks } from "./ask-everything";
import { Comparison } from "./compare";
import { matrixDatabase } from "./matrix-database";
import { OVER_HTTP } from "./matrix-lines";
import { BESIDE_HTTP } from "./use-case-lines";

vi.mock("next-intl/server", () => ({
  getLocale: async () => "en",
  getTranslations: async () => (key: string) => key,
}));

// Both walls are down: everybody may do everything everywhere, and the database shows its superuser all there is.
vi.mock("@/lib/access/policy", async (original) => ({
  ...(await original<typeof import("@/lib/access/policy")>()),
  policy: () => ({ allow: true, role: "viewer" }),
  scopeOf: () => ["000000"],
}));

const matrix = matrixDatabase("superuser");

it("is seen by every line of the matrix, so that none of them is blind", async () => {
  const people = matrix().people.filter(({ name }) => name === "viewer of x-local");
  const lines = { ...OVER_HTTP(), ...BESIDE_HTTP };
  const comparison = new Comparison();
  await findLeaks({ ...matrix(), people }, lines, comparison);
  const blind = Object.entries(lines)
    .filter(([, line]) =>
      [line].flat().some((one) => "needs" in one && !("shows" in one && one.shows === "nothing of a city")),
    )
    .filter(
      ([name]) => !comparison.differences.some((difference) => difference.startsWith(`viewer of x-local: ${name} `)),
    )
    .map(([name]) => name);
  expect(blind).toEqual([]);
});
