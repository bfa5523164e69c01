import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { withLock } from "../cluster/exclusive-lock.mjs";
import { ensureKernel } from "./kernel-build.mjs";
import { PROJECT, productNode, WORKSHOP } from "./project.mjs";
import { runCommand, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";
import { sourceHash } from "./source-hash.mjs";

/** Everything a production build is made of. */
const SOURCES = [
  "app",
  "db",
  "lib",
  "public",
  "workers",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
/** In every build; a folder gets its name only once it is whole. */
const FINISHED = path.join(".next", "required-server-files.json");
const BUILDS = path.join(WORKSHOP, "builds");
/** An older build may still be serving; beyond a few, nobody uses them. */
const KEPT_BUILDS = 3;

/**
 * The folder of a finished build of the sources as they are now, made if there is none. It is a copy apart from `.next`,
 * so that building again never pulls files from under a server that runs.
 *
 * @param {{ report?: (detail: string) => void, signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<{ folder: string, built: boolean }>} `folder` is what `workers/web.ts` runs in
 * @throws {SetupError} with the end of what the build printed
 */
export async function ensureProductionBuild(options = {}) {
  await ensureKernel(options);
  const folder = path.join(BUILDS, sourceHash(SOURCES));
  if (isFinished(folder)) return { folder, built: false };
  return withLock(path.join(WORKSHOP, "run", "build.lock"), async () => {
    if (isFinished(folder)) return { folder, built: false };
    await build(options);
    assemble(folder);
    removeOldBuilds(folder);
    return { folder, built: true };
  });
}

/** The folder of a finished build of the sources as they are now. @returns {string | null} null before it is built */
export function findProductionBuild() {
  const folder = path.join(BUILDS, sourceHash(SOURCES));
  return existsSync(path.join(folder, FINISHED)) ? folder : null;
}

/** @param {string} folder */
function isFinished(folder) {
  if (!existsSync(path.join(folder, FINISHED))) return false;
  // The last use decides which builds are kept.
  utimesSync(folder, new Date(), new Date());
  return true;
}

/** @param {{ report?: (detail: string) => void, signal?: AbortSignal | undefined }} options */
async function build({ report = () => undefined, signal }) {
  const node = productNode();
  if (!node) throw new SetupError("the product's Node is not installed", `cd ${PROJECT} && npm ci`);
  const next = path.join(PROJECT, "node_modules", "next", "dist", "bin", "next");
  const { code, output } = await runCommand(node, [next, "build"], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: undefined },
    signal,
    log: path.join(WORKSHOP, "logs", "build.log"),
    onLine: (line) => report(line.trim().replace(/\s+/g, " ").slice(0, 60)),
  });
  if (code !== 0)
    throw new SetupError("the production build failed", `cd ${PROJECT} && npm run build`, { output: tail(output, 30) });
}

/** What a build needs of Next's own copy. Next also copies whatever else of the clone it thinks a file might be read from, data folders included. */
const NEEDED = [".next", "node_modules", "next.config.mjs", "package.json"];

/** Puts together what Next leaves apart: the compiled app with its packages, its static files, and `public`. @param {string} folder */
function assemble(folder) {
  const standalone = path.join(PROJECT, ".next", "standalone");
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(path.dirname(unfinished), { recursive: true });
  // Links stay as they are: Next links packages within the folder, and resolving them would point outside it.
  for (const name of NEEDED) {
    cpSync(path.join(standalone, name), path.join(unfinished, name), { recursive: true, verbatimSymlinks: true });
  }
  cpSync(path.join(PROJECT, ".next", "static"), path.join(unfinished, ".next", "static"), { recursive: true });
  if (existsSync(path.join(PROJECT, "public"))) {
    cpSync(path.join(PROJECT, "public"), path.join(unfinished, "public"), { recursive: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/** @param {string} current */
function removeOldBuilds(current) {
  const builds = readdirSync(BUILDS).map((name) => path.join(BUILDS, name));
  const byUse = builds.filter((folder) => folder !== current).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const folder of byUse.slice(KEPT_BUILDS - 1)) rmSync(folder, { recursive: true, force: true });
}
