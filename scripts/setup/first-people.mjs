import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { runFile } from "../cluster/open-cluster.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";
import { typescriptCommand } from "./typescript-command.mjs";

/** @typedef {{ username: string, name: string, code: string }} FirstCode - For the first sign-in of an office; shown once. */

/**
 * Makes the three offices of a new installation, and the demo city's invented people. Skipped where it was done before in this very database.
 *
 * @param {string} data - The data folder, which remembers.
 * @param {{ url: string, ownerUrl: string, demo: boolean, signal: AbortSignal }} options
 * @returns {Promise<FirstCode[]>} the codes, the first time
 * @throws {SetupError} with the end of what was printed
 */
export async function ensureFirstPeople(data, { url, ownerUrl, demo, signal }) {
  const file = runFile(data, "first-people");
  const stamp = `${createHash("sha256").update(ownerUrl).digest("hex").slice(0, 16)} ${demo}`;
  if (readStamp(file) === stamp) return [];
  const { command, args, env } = typescriptCommand("scripts/first-people.ts", demo ? ["--demo"] : []);
  const { code, output, stdout } = await runCommand(command, args, {
    env: { ...env, DATABASE_URL: url, SIGHTLINE_DATA: data },
    signal,
  });
  if (code !== 0)
    throw new SetupError("the first accounts could not be made", "npx sightline doctor", { output: tail(output) });
  const codes = JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]");
  writeFileSync(file, stamp);
  return codes;
}

/** @param {string} file */
function readStamp(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Never done from this data folder.
    return "";
  }
}
