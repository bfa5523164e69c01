import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openLogFile } from "./log-file.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function written(lines: readonly string[], largest?: number): Promise<void> {
  const log = openLogFile(path.join(folder, "logs", "app.log"), largest);
  for (const line of lines) log.write(line);
  log.end();
  await finished(log);
}

const read = (name: string) => readFileSync(path.join(folder, "logs", name), "utf8");

it("keeps the run before", async () => {
  await written(["first\n"]);
  await written(["second\n"]);
  expect([read("app.log"), read("app.log.previous")]).toEqual(["second\n", "first\n"]);
  expect(statSync(path.join(folder, "logs", "app.log")).mode & 0o077).toBe(0);
});

it("begins anew between two lines of a long run, and never holds more than two files", async () => {
  await written(["one\n", "two", " and more\n", "three\n", "four\n", "five\n"], 10);
  expect([read("app.log"), read("app.log.previous")]).toEqual(["five\n", "three\nfour\n"]);
});
