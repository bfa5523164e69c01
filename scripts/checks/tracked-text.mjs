import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../setup/project.mjs";
import { runCommand } from "../setup/run-command.mjs";

/** Written so that this file does not find itself. */
const FORBIDDEN = [
  { pattern: /\.\.[/]shared\b/, why: "names a folder that a clone does not have" },
  { pattern: /(?<![\w.])[/]work[/]\w/, why: "names a path of one machine" },
  { pattern: /(?<![\w.])[/](?:home|Users)[/][\w.-]+[/]/, why: "names a person's folder" },
  { pattern: /(?<![\w.])[/]root[/]\w/, why: "names a person's folder" },
  { pattern: /\b[A-Z]:\\Users\\/, why: "names a person's folder" },
];

/**
 * What must stand in no tracked file: paths that exist on one machine, or beside one clone.
 *
 * @returns {Promise<string[]>} one line per finding: file, line, why
 */
export async function checkTrackedText() {
  const { code, stdout, output } = await runCommand("git", ["ls-files", "-z"], { cwd: PROJECT });
  if (code !== 0) return [`git ls-files failed, so nothing was checked: ${output.trim()}`];
  return stdout
    .split("\0")
    .filter((file) => file !== "")
    .flatMap((file) => findForbidden(file, readText(path.join(PROJECT, file))));
}

/**
 * @param {string} file - For the message.
 * @param {string} text
 * @returns {string[]}
 */
export function findForbidden(file, text) {
  return text.split("\n").flatMap((line, i) => {
    const found = FORBIDDEN.filter(({ pattern }) => pattern.test(line));
    return found.map(({ why }) => `${file}:${i + 1} ${why}: ${line.trim().slice(0, 120)}`);
  });
}

/** @param {string} file @returns {string} empty for files that are not text, or were deleted and not yet committed */
function readText(file) {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(0, 8_000).includes(0) ? "" : bytes.toString("utf8");
  } catch {
    // Deleted since git listed it.
    return "";
  }
}
