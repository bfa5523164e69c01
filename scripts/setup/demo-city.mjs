import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runFile } from "../cluster/open-cluster.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";
import { sourceHash } from "./source-hash.mjs";
import { typescriptCommand } from "./typescript-command.mjs";

/** What decides what the demo city looks like. */
const SOURCES = [
  "db",
  "lib/cameras",
  "lib/coverage",
  "lib/crs",
  "lib/geometry",
  "lib/imports",
  "lib/kernel",
  "lib/osm",
  "lib/sites",
  "scripts/seed-demo.ts",
];

/**
 * Whether the demo city of a data folder was made by the sources as they are now.
 *
 * @param {string} data
 */
export function demoCityIsOfSources(data) {
  return readStamp(data).startsWith(`${sourceHash(SOURCES)} `);
}

/** @param {string} data */
function readStamp(data) {
  try {
    return readFileSync(runFile(data, "demo-city"), "utf8");
  } catch {
    // Never loaded into this data folder.
    return "";
  }
}

/**
 * Imports the demo city, invents its cameras and computes its coverage, unless the database holds a city of somebody's own.
 * Skipped where these very sources did so before in this very database.
 *
 * @param {string} data - The data folder.
 * @param {{ url: string, ownerUrl: string }} database
 * @param {{ report: (detail: string) => void, signal: AbortSignal }} context
 * @returns {Promise<string>} the last line that the import printed
 * @throws {SetupError} with the end of what it printed
 */
export async function loadDemoCity(data, { url, ownerUrl }, { report, signal }) {
  const stamp = `${sourceHash(SOURCES)} ${createHash("sha256").update(ownerUrl).digest("hex").slice(0, 16)}`;
  if (readStamp(data) === stamp) return "as before";
  const { command, args, env } = typescriptCommand("scripts/seed-demo.ts");
  const { code, output, stdout } = await runCommand(command, args, {
    env: { ...env, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, SIGHTLINE_DATA: data },
    signal,
    log: path.join(data, "logs", "demo-city.log"),
    onLine: (line) => report(line.trim().slice(0, 60)),
  });
  if (code === 0) {
    writeFileSync(runFile(data, "demo-city"), stamp);
    return tail(stdout, 1).trim();
  }
  throw new SetupError("the demo city could not be loaded", "npm run up -- --no-demo", { output: tail(output) });
}
