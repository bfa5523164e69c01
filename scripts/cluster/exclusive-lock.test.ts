import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock, withLockSync } from "./exclusive-lock.mjs";
import { ownIdentity } from "./process-identity.mjs";

let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "lock-"));
  file = path.join(folder, "run", "a.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("withLock", () => {
  it("lets one action in at a time", async () => {
    let inside = 0;
    let most = 0;
    const action = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all([withLock(file, action), withLock(file, action), withLock(file, action)]);
    expect(most).toBe(1);
  });

  it("takes over the lock of a process that has gone", async () => {
    await withLock(file, () => undefined);
    writeFileSync(file, JSON.stringify({ pid: process.pid, start: "another boot/1" }));
    expect(await withLock(file, () => "mine")).toBe("mine");
  });

  it("waits for a living process, says which, and gives up with its number", async () => {
    await withLock(file, () => undefined);
    writeFileSync(file, JSON.stringify(ownIdentity()));
    const waited: number[] = [];
    const attempt = withLock(file, () => undefined, { timeoutMs: 150, onWait: (pid) => waited.push(pid) });
    await expect(attempt).rejects.toThrow(`another process (${process.pid})`);
    expect(waited).toEqual([process.pid]);
  });

  it("frees the lock when the action fails", async () => {
    await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withLock(file, () => 1)).toBe(1);
  });

  it("waits for a lock that is being written at this moment", async () => {
    await withLock(file, () => undefined);
    writeFileSync(file, "");
    await expect(withLock(file, () => 1, { timeoutMs: 150 })).rejects.toThrow("held");
  });

  it("has a blocking form that holds the same lock", () => {
    const holder = withLockSync(file, () => JSON.parse(readFileSync(file, "utf8")));
    expect(holder).toEqual(ownIdentity());
    expect(withLockSync(file, () => 2)).toBe(2);
  });
});
