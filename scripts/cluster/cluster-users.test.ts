import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { addUser, liveUsers } from "./cluster-users.mjs";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "users-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("counts each use, even two by one process", () => {
  addUser(folder, "up");
  addUser(folder, "sightline import");
  expect(liveUsers(folder).map(({ pid, what }) => [pid, what])).toEqual(
    expect.arrayContaining([
      [process.pid, "up"],
      [process.pid, "sightline import"],
    ]),
  );
});

it("forgets processes that have gone, and notes cut short", () => {
  const gone = path.join(folder, "1-gone.json");
  const cut = path.join(folder, "2-cut.json");
  writeFileSync(gone, JSON.stringify({ pid: process.pid, start: "another boot/1", what: "up" }));
  writeFileSync(cut, '{"pid": 12');
  expect(liveUsers(folder)).toEqual([]);
  expect([existsSync(gone), existsSync(cut)]).toEqual([false, false]);
});

it("knows of nobody where nobody ever was", () => {
  expect(liveUsers(path.join(folder, "none"))).toEqual([]);
});
