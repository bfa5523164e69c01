import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../setup/project.mjs";

/** @typedef {{ package: string, floor: string, reason: string, source: string }} Advisory - No version below `floor` may be installed, and why. */

/**
 * Locked packages that are older than a known weakness allows. The registry in use may not answer `npm audit`, so the list is ours: pinned-advisories.json.
 *
 * @returns {string[]} one line per finding
 */
export function checkPinnedAdvisories() {
  const advisories = readJson("pinned-advisories.json");
  return [...malformed(advisories), ...belowFloor(advisories, readJson("package-lock.json").packages)];
}

/**
 * Every place where the lock file has a package below its floor, copies inside other packages included.
 *
 * @param {readonly Advisory[]} advisories
 * @param {Record<string, { version?: string }>} packages - By place: `node_modules/a/node_modules/b`.
 * @returns {string[]}
 */
export function belowFloor(advisories, packages) {
  return advisories.flatMap(({ package: name, floor, reason }) =>
    Object.entries(packages)
      .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
      .filter(([, { version = "" }]) => compareVersions(version, floor) < 0)
      .map(([place, { version }]) => `package-lock.json: ${place} is ${version}, below ${floor}: ${reason}`),
  );
}

/**
 * Entries that say too little to be checked or believed.
 *
 * @param {readonly Advisory[]} advisories
 * @returns {string[]}
 */
export function malformed(advisories) {
  return advisories.flatMap((advisory, i) => {
    const missing = ["package", "floor", "reason", "source"].filter(
      (field) => !Object.entries(advisory).some(([key, text]) => key === field && text),
    );
    const where = `pinned-advisories.json: entry ${i + 1}`;
    const floor = /^\d+\.\d+\.\d+$/.test(advisory.floor) ? [] : [`${where}: the floor must be a version such as 1.2.3`];
    return missing.length > 0 ? [`${where} has no ${missing.join(", ")}`] : floor;
  });
}

/**
 * Compares two versions by number; one before its release (`1.2.3-beta`) comes below the release.
 *
 * @param {string} a
 * @param {string} b
 * @returns {number} below 0 where `a` is older, 0 where they are the same
 */
function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => /^(\d+)\.(\d+)\.(\d+)(-.+)?/.exec(version));
  if (!left || !right) return -1;
  for (const i of [1, 2, 3]) {
    const apart = Number(left[i]) - Number(right[i]);
    if (apart !== 0) return apart;
  }
  return Number(Boolean(right[4])) - Number(Boolean(left[4]));
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(path.join(PROJECT, file), "utf8"));
}
