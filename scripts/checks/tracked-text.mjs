import { readdirSync, readFileSync } from "node:fs";
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
  return (await listFiles()).flatMap((file) => findForbidden(file, readText(path.join(PROJECT, file))));
}

/** The tracked files; on a machine without git, every file that git is not told to ignore. */
async function listFiles() {
  const { code, stdout } = await runCommand("git", ["ls-files", "-z"], { cwd: PROJECT });
  if (code === 0) return stdout.split("\0").filter((file) => file !== "");
  const ignored = readText(path.join(PROJECT, ".gitignore")).split("\n").map(ignorePattern);
  return walk("", (name) => name === ".git" || ignored.some((pattern) => pattern.test(name)));
}

/**
 * One line of `.gitignore` as a pattern of names, for the two forms that ours has: a name, and `*.ending`.
 *
 * @param {string} line
 */
function ignorePattern(line) {
  const name = line.trim().replace(/\/$/, "");
  if (name === "" || name.startsWith("#")) return /^$/;
  return new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
}

/** @param {string} folder @param {(name: string) => boolean} isIgnored @returns {string[]} */
function walk(folder, isIgnored) {
  return readdirSync(path.join(PROJECT, folder), { withFileTypes: true })
    .filter(({ name }) => !isIgnored(name))
    .flatMap((entry) => {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? walk(file, isIgnored) : [file];
    });
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
