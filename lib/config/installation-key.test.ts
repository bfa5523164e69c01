import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readInstallationKey } from "./installation-key";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "key-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("is made once, for its owner's eyes, and is the same from then on", () => {
  const made = readInstallationKey(folder);
  expect(statSync(path.join(folder, "installation-key.pem")).mode & 0o777).toBe(0o600);
  expect(readInstallationKey(folder).id).toBe(made.id);
  expect(made.id).toMatch(/^[0-9a-f]{64}$/);
});

it("is not replaced where it is damaged", () => {
  writeFileSync(path.join(folder, "installation-key.pem"), "not a key");
  expect(() => readInstallationKey(folder)).toThrow("cannot be read");
});
