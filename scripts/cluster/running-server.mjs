import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { dataDirectory } from "./initialise-cluster.mjs";

/** @typedef {{ pid: number, ready: boolean, address: import("./postgres-programs.mjs").Address }} RunningServer */

/**
 * The server that runs on a cluster's files. The note that a killed server left behind is removed, even where
 * its number now belongs to another process: PostgreSQL itself would take that one for a server, and refuse to start.
 *
 * @param {string} folder - The cluster's.
 * @returns {RunningServer | null}
 */
export function findRunningServer(folder) {
  const data = dataDirectory(folder);
  const note = readNote(path.join(data, "postmaster.pid"));
  if (!note) return null;
  if (runsOn(note.pid, data)) return note;
  rmSync(path.join(data, "postmaster.pid"), { force: true });
  return null;
}

/**
 * Reads `postmaster.pid`: number, data directory, start, port, socket folder, listen address, shared memory, state; a line each.
 *
 * @param {string} file
 * @returns {RunningServer | null} null when absent
 */
function readNote(file) {
  let lines;
  try {
    lines = readFileSync(file, "utf8").split("\n");
  } catch {
    return null;
  }
  const [pid, , , port, socket, listen, , state] = lines.map((line) => line.trim());
  return {
    pid: Number(pid),
    ready: state === "ready",
    address: { host: socket || listen || "127.0.0.1", port: Number(port) || 5432 },
  };
}

/** Whether a process is a server on these files: its folder is theirs, or its command names them. @param {number} pid @param {string} data */
function runsOn(pid, data) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (process.platform === "linux") return sameFolder(workingFolder(pid), data);
  const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.includes("postgres") && stdout.includes(data);
}

/** A server works in its data directory. @param {number} pid */
function workingFolder(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // No such process, or somebody else's, which is not a server of ours.
    return null;
  }
}

/** @param {string | null} a @param {string} b */
function sameFolder(a, b) {
  return a !== null && a === realpathSync(b);
}
