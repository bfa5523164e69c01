import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../setup/project.mjs";

/** @typedef {{ version?: string, integrity?: string, link?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} LockedPackage */
/** @typedef {Record<string, unknown>} Manifest */

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const KINDS = ["dependencies", "devDependencies", "optionalDependencies", "overrides"];

/** What would make `npm ci` install something else tomorrow, or refuse. @returns {string[]} one line per finding */
export function checkLockedVersions() {
  const manifest = readJson("package.json");
  const lock = readJson("package-lock.json");
  return [...inexact(manifest), ...incomplete(lock.packages)];
}

/**
 * Versions that are not exact.
 *
 * @param {Manifest} manifest - A `package.json`.
 * @returns {string[]}
 */
export function inexact(manifest) {
  return KINDS.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `package.json ${kind}: ${name} is ${version}, not an exact version`),
  );
}

/**
 * Packages that a locked one asks for and the lock file lacks, those of other systems included: `npm ci` refuses a lock
 * file without them. It happens where a version's platform packages are missing from the registry; choose another version.
 *
 * @param {Record<string, LockedPackage>} packages - By place: `node_modules/a/node_modules/b`.
 * @returns {string[]}
 */
export function incomplete(packages) {
  return Object.entries(packages).flatMap(
    ([place, { dependencies, optionalDependencies, version, integrity, link }]) => {
      const asked = Object.keys({ ...dependencies, ...optionalDependencies });
      const missing = asked.filter((name) => !isLocked(packages, place, name));
      const findings = missing.map(
        (name) => `package-lock.json: ${place || "the project"} asks for ${name}, which is not locked`,
      );
      if (place !== "" && !link && !(version && integrity))
        findings.push(`package-lock.json: ${place} has no integrity`);
      return findings;
    },
  );
}

/** Looks where Node would: beside the package, then outwards. @param {Record<string, LockedPackage>} packages @param {string} place @param {string} name */
function isLocked(packages, place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf("node_modules") - 1))) {
    if (packages[`${from}${from ? "/" : ""}node_modules/${name}`]) return true;
    if (from === "") return false;
  }
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(path.join(PROJECT, file), "utf8"));
}
