import { expect, it } from "vitest";
import { belowFloor, checkPinnedAdvisories, malformed } from "./pinned-advisories.mjs";

const NEXT = { package: "next", floor: "16.2.6", reason: "bypass", source: "an advisory" };

it("finds nothing in the lock file as it is", () => expect(checkPinnedAdvisories()).toEqual([]));

it.each([
  ["16.2.6", []],
  ["16.10.0", []],
  ["17.0.0", []],
  ["16.2.5", ["package-lock.json: node_modules/next is 16.2.5, below 16.2.6: bypass"]],
  ["16.2.6-canary.1", ["package-lock.json: node_modules/next is 16.2.6-canary.1, below 16.2.6: bypass"]],
  ["9.9.9", ["package-lock.json: node_modules/next is 9.9.9, below 16.2.6: bypass"]],
  ["16.2", ["package-lock.json: node_modules/next is 16.2, below 16.2.6: bypass"]],
])("judges version %s", (version, findings) => {
  expect(
    belowFloor([NEXT], { "node_modules/next": { version }, "node_modules/next-intl": { version: "1.0.0" } }),
  ).toEqual(findings);
});

it("finds an old copy inside another package", () => {
  const packages = {
    "node_modules/next": { version: "16.4.5" },
    "node_modules/kit/node_modules/next": { version: "15.0.0" },
  };
  expect(belowFloor([NEXT], packages)).toHaveLength(1);
});

it("refuses an entry that gives no reason, no source, or a range", () => {
  expect(malformed([NEXT])).toEqual([]);
  expect(malformed([{ ...NEXT, reason: "", source: "" }])).toEqual([
    "pinned-advisories.json: entry 1 has no reason, source",
  ]);
  expect(malformed([NEXT, { ...NEXT, floor: "^16" }])).toEqual([
    "pinned-advisories.json: entry 2: the floor must be a version such as 1.2.3",
  ]);
});
