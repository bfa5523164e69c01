import { expect, it } from "vitest";
import { incomplete, inexact } from "./locked-versions.mjs";

it("wants exact versions everywhere", () => {
  expect(
    inexact({
      dependencies: { a: "1.2.3", b: "^1.2.3" },
      devDependencies: { c: "latest", d: "1.0.0-rc.1" },
      overrides: { e: "1.x" },
    }),
  ).toEqual([
    "package.json dependencies: b is ^1.2.3, not an exact version",
    "package.json devDependencies: c is latest, not an exact version",
    "package.json overrides: e is 1.x, not an exact version",
  ]);
});

it("finds platform packages that a lock file lacks", () => {
  const locked = { version: "1.0.0", integrity: "sha512-x" };
  expect(
    incomplete({
      "": { dependencies: { a: "1.0.0" } },
      "node_modules/a": { ...locked, optionalDependencies: { "a-linux": "1.0.0", "a-darwin": "1.0.0" } },
      "node_modules/a-linux": locked,
    }),
  ).toEqual(["package-lock.json: node_modules/a asks for a-darwin, which is not locked"]);
});

it("looks beside a nested package and outwards, as Node does", () => {
  const locked = { version: "1.0.0", integrity: "sha512-x" };
  expect(
    incomplete({
      "": { dependencies: { a: "1.0.0" } },
      "node_modules/a": locked,
      "node_modules/a/node_modules/@s/b": { ...locked, dependencies: { c: "1", d: "1", e: "1" } },
      "node_modules/a/node_modules/c": locked,
      "node_modules/a/node_modules/@s/b/node_modules/d": locked,
      "node_modules/e": locked,
    }),
  ).toEqual([]);
});

it("wants a checksum for every package", () => {
  expect(incomplete({ "node_modules/a": { version: "1.0.0" } })).toEqual([
    "package-lock.json: node_modules/a has no integrity",
  ]);
});
