import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive, ownIdentity } from "./process-identity.mjs";

/** @typedef {import("./process-identity.mjs").ProcessIdentity & { what: string, file: string }} ClusterUser */

/**
 * Notes that this process uses the cluster. Call it under the cluster's lock.
 *
 * @param {string} folder - Where the notes of all processes lie.
 * @param {string} what - The command, for messages.
 * @returns {string} the note's file, to be removed when done
 */
export function addUser(folder, what) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${randomBytes(4).toString("hex")}.json`);
  writeFileSync(file, JSON.stringify({ ...ownIdentity(), what }));
  return file;
}

/**
 * The processes of ours that use the cluster now; notes of processes that have gone are removed. Call it under the cluster's lock.
 *
 * @param {string} folder
 * @returns {ClusterUser[]}
 */
export function liveUsers(folder) {
  /** @type {ClusterUser[]} */
  const live = [];
  for (const name of readNames(folder)) {
    const file = path.join(folder, name);
    const user = readUser(file);
    if (user && isAlive(user)) live.push({ ...user, file });
    else rmSync(file, { force: true });
  }
  return live;
}

/** @param {string} folder */
function readNames(folder) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    // No note was ever written.
    return [];
  }
}

/** @param {string} file */
function readUser(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Cut short by a crash: its process is gone.
    return null;
  }
}
