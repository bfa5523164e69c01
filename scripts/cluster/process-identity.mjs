import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** @typedef {{ readonly pid: number, readonly start: string }} ProcessIdentity - A process number, and when it started. */

/**
 * When the process with this number started, as text that no later process with the same number shares, across reboots too.
 *
 * @param {number} pid
 * @returns {string | null} null when there is no such process, or it has ended and waits to be collected
 */
export function processStart(pid) {
  if (process.platform === "linux") return linuxStart(pid);
  const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return status === 0 && stdout.trim() ? stdout.trim() : null;
}

/** This very process. @returns {ProcessIdentity} */
export function ownIdentity() {
  return { pid: process.pid, start: processStart(process.pid) ?? "" };
}

/** @param {ProcessIdentity} identity */
export function isAlive({ pid, start }) {
  return Number.isInteger(pid) && pid > 0 && processStart(pid) === start;
}

/** @param {number} pid */
function linuxStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in brackets may hold spaces and brackets itself; the fields after the last one are state (3rd) … starttime (22nd), proc(5).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return `${bootId()}/${fields[19]}`;
  } catch {
    return null;
  }
}

/** @type {string | undefined} */
let boot;

function bootId() {
  boot ??= readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  return boot;
}
