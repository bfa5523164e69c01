import { mkdirSync, readFileSync, rmdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SetupError } from "../setup/setup-error.mjs";
import { isAlive, ownIdentity } from "./process-identity.mjs";

const POLL_MS = 100;
/** Writing or breaking a lock takes milliseconds; whoever has not finished after this long was killed in between. */
const UNFINISHED_MS = 10_000;

/**
 * Runs an action while no other process runs one under the same lock file. A lock whose process has gone is taken over.
 *
 * @template T
 * @param {string} file - The lock file; its folder is created.
 * @param {() => T | Promise<T>} action
 * @param {{ timeoutMs?: number, onWait?: (pid: number) => void }} [options] - `onWait` is called once, with who holds the lock.
 * @returns {Promise<T>}
 * @throws {SetupError} when the lock is still held after `timeoutMs`
 */
export async function withLock(file, action, { timeoutMs = 300_000, onWait } = {}) {
  const until = Date.now() + timeoutMs;
  mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !tryLock(file); ) {
    const holder = readHolder(file);
    if (!told && holder) onWait?.(holder.pid);
    told ||= holder !== null;
    if (Date.now() > until) throw stillHeld(file, holder?.pid);
    await sleep(POLL_MS);
  }
  try {
    return await action();
  } finally {
    unlinkSync(file);
  }
}

/**
 * The same without giving way to the event loop, for a process that is about to end.
 *
 * @template T
 * @param {string} file
 * @param {() => T} action
 * @param {number} [timeoutMs]
 * @returns {T}
 */
export function withLockSync(file, action, timeoutMs = 10_000) {
  const until = Date.now() + timeoutMs;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  mkdirSync(path.dirname(file), { recursive: true });
  while (!tryLock(file)) {
    if (Date.now() > until) throw stillHeld(file, readHolder(file)?.pid);
    Atomics.wait(pause, 0, 0, POLL_MS);
  }
  try {
    return action();
  } finally {
    unlinkSync(file);
  }
}

/** @param {string} file */
function tryLock(file) {
  if (createLock(file)) return true;
  if (!isStale(file)) return false;
  breakLock(file);
  return createLock(file);
}

/** @param {string} file */
function createLock(file) {
  try {
    writeFileSync(file, JSON.stringify(ownIdentity()), { flag: "wx" });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/**
 * Removes a stale lock. Only one process at a time may do so, and it looks again first: otherwise a slow one
 * would remove the fresh lock of whoever was quicker.
 *
 * @param {string} file
 */
function breakLock(file) {
  const breaking = `${file}.breaking`;
  try {
    mkdirSync(breaking);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    if (age(breaking) > UNFINISHED_MS) removeQuietly(() => rmdirSync(breaking));
    return;
  }
  try {
    if (isStale(file)) removeQuietly(() => unlinkSync(file));
  } finally {
    rmdirSync(breaking);
  }
}

/** @param {string} file */
function isStale(file) {
  const holder = readHolder(file);
  return holder ? !isAlive(holder) : age(file) > UNFINISHED_MS;
}

/**
 * @param {string} file
 * @returns {import("./process-identity.mjs").ProcessIdentity | null} null while the lock is being written or removed
 */
function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8"));
    return typeof holder?.pid === "number" && typeof holder.start === "string" ? holder : null;
  } catch {
    return null;
  }
}

/** Milliseconds since a file changed; 0 when it is not there. @param {string} file */
function age(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** @param {() => void} remove */
function removeQuietly(remove) {
  try {
    remove();
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
}

/** @param {unknown} error @param {string} code */
function hasCode(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}

/** @param {string} file @param {number | undefined} pid */
function stillHeld(file, pid) {
  return new SetupError(
    `another process${pid ? ` (${pid})` : ""} has held ${file} for too long`,
    pid ? `wait for process ${pid} to end, or stop it: kill ${pid}` : `rm ${file}`,
  );
}
