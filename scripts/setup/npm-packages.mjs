import { readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../cluster/exclusive-lock.mjs";
import { PROJECT, WORKSHOP } from "./project.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }>} LockedPackages */

/**
 * Whether `node_modules` holds what the lock file asks for. npm writes down at the end of each installation what it
 * installed; that is compared, so that an installation by hand counts and one cut short does not.
 *
 * @param {string} [folder]
 */
export function npmPackagesAreInstalled(folder = PROJECT) {
  const wanted = readPackages(path.join(folder, "package-lock.json"));
  const installed = readPackages(path.join(folder, "node_modules", ".package-lock.json"));
  return wanted !== null && installed !== null && satisfies(wanted, installed);
}

/**
 * Every package of the lock file is there in its version; optional ones may be absent, because most belong to other systems.
 *
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function satisfies(wanted, installed) {
  return Object.entries(wanted).every(([place, { version, optional, devOptional }]) => {
    if (place === "") return true;
    const there = installed[place];
    return there ? there.version === version : optional === true || devOptional === true;
  });
}

/**
 * Runs `npm ci` where packages are missing or others than the lock file's.
 *
 * @param {{ report?: (detail: string) => void, signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<string>} what was done
 * @throws {SetupError} with the end of what npm printed
 */
export async function ensureNpmPackages(options = {}) {
  if (npmPackagesAreInstalled()) return "present";
  return withLock(path.join(WORKSHOP, "run", "npm-packages.lock"), () => install(options));
}

/** @param {{ report?: (detail: string) => void, signal?: AbortSignal | undefined }} options */
async function install({ report = () => undefined, signal }) {
  if (npmPackagesAreInstalled()) return "present";
  report("npm ci");
  const [command, ...args] = npmCommand();
  const log = path.join(WORKSHOP, "logs", "npm-ci.log");
  const flags = ["ci", "--no-audit", "--no-fund", "--include=dev", "--include=optional"];
  const { code, output } = await runCommand(command, [...args, ...flags], {
    cwd: PROJECT,
    env: outsideNpm(),
    signal,
    log,
  });
  if (code === 0 && npmPackagesAreInstalled()) return "installed";
  throw new SetupError("the npm packages could not be installed", `cd ${PROJECT} && npm ci`, {
    output: tail(withoutWarnings(output)),
  });
}

/** The npm that runs us, on its own Node, since the one in `node_modules` may be about to be replaced; else the one on the path. @returns {[string, ...string[]]} */
export function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  return npm && node && /npm-cli\.js$/.test(npm) ? [node, npm] : ["npm"];
}

/** Without what an npm around us says about its own command, and without the Node that is about to be replaced. */
function outsideNpm() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(lifecycle|package|command|config_(local_)?prefix)/.test(name),
  );
  const folders = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join("node_modules", ".bin")));
  return { ...Object.fromEntries(kept), PATH: folders.join(path.delimiter) };
}

/** @param {string} output */
function withoutWarnings(output) {
  return output
    .split("\n")
    .filter((line) => !line.startsWith("npm warn"))
    .join("\n");
}

/** @param {string} file @returns {LockedPackages | null} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    // Never installed, or cut short: both are mended by installing.
    return null;
  }
}
