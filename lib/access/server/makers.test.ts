import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));

/** Files of ours below some folders, by path from the project, that hold a text. */
function filesWith(pattern: RegExp, folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  );
  return files
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.ts$/.test(file))
    .filter((file) => pattern.test(readFileSync(path.join(PROJECT, file), "utf8")))
    .sort();
}

it("sets a scope in one place, for one transaction", () => {
  expect(
    filesWith(/set_config|sightline\.scope|\bset (local|session) /i, [
      "app",
      "db",
      "lib",
      "scripts/cli",
      "scripts/setup",
      "workers",
    ]),
  ).toEqual(["db/queries/scope.ts"]);
  expect(readFileSync(path.join(PROJECT, "db/queries/scope.ts"), "utf8").match(/set_config\(/g)).toHaveLength(2);
  expect(filesWith(/set_config\([^;]*, false\)/s, ["db"])).toEqual([]);
});

it("lets no request act as an operator or as a program", () => {
  expect(filesWith(/\b(asOperator|requireOperator|systemContext|openTransaction)\b/, ["app", "lib/api"])).toEqual([]);
});

it("makes contexts in the makers alone", () => {
  expect(filesWith(/\bas Context\b/, ["app", "db", "lib", "scripts/cli", "scripts/setup", "workers"])).toEqual([
    "lib/access/server/open-transaction.ts",
  ]);
});
