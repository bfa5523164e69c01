import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "./project.mjs";

/** Tests do not count, and neither does what is compiled of the sources that do. */
const SKIPPED = /\.test\.tsx?$|\.wasm(\.\d+)?$/;

/**
 * A fingerprint of source files: the same wherever the clone lies, other when any byte or name is. Tests and compiled files do not count.
 *
 * @param {readonly string[]} entries - Files and folders of the clone; those that do not exist count as absent.
 * @returns {string} 16 hexadecimal digits
 */
export function sourceHash(entries) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap(filesOf).sort()) {
    const content = readFileSync(path.join(PROJECT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}

/** @param {string} entry @returns {string[]} */
function filesOf(entry) {
  const stat = statSync(path.join(PROJECT, entry), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return SKIPPED.test(entry) ? [] : [entry];
  return readdirSync(path.join(PROJECT, entry)).flatMap((name) => filesOf(`${entry}/${name}`));
}
