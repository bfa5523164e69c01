import { expect, it } from "vitest";
import { isAtLeast } from "./find-postgres.mjs";

it.each([
  ["3.3.2", true],
  ["3.3", true],
  ["3.10.0", true],
  ["4.0", true],
  ["3.2.9", false],
  ["2.5.0", false],
  ["3.4.0dev", true],
])("compares PostGIS %s number by number", (version, enough) => {
  expect(isAtLeast(version, [3, 3])).toBe(enough);
});
