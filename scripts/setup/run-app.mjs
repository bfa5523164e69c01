import { mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connectDatabase } from "../cluster/connect-database.mjs";
import { isFree } from "../cluster/loopback-port.mjs";
import { appAddress, developmentApp, jobsWorker, productionApp } from "./app-programs.mjs";
import { demoCityIsOfSources, loadDemoCity } from "./demo-city.mjs";
import { migrateDatabaseOnce } from "./migrate-database.mjs";
import { ensureNpmPackages } from "./npm-packages.mjs";
import { ensureProductionBuild } from "./production-build.mjs";
import { claimApp } from "./running-app.mjs";
import { SetupError } from "./setup-error.mjs";
import { runSteps } from "./steps.mjs";
import { supervise } from "./supervise.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

/**
 * @typedef {object} AppOptions
 * @property {string} data - The data folder.
 * @property {number} port
 * @property {boolean} demo - Whether an empty database gets the demo city.
 * @property {boolean} renewDemo - Whether a demo city that other sources made is thrown away, with all the data.
 * @property {boolean} development - Whether to serve the sources as they change.
 * @property {import("./progress.mjs").Display} display
 * @property {AbortSignal} signal - Stops everything.
 * @property {(address: string) => void} onReady
 */

const HEALTH_TIMEOUT_MS = 60_000;

/**
 * Prepares and serves the app until stopped: packages, database, schema, demo city, build, app and job worker.
 *
 * @param {AppOptions} options
 * @returns {Promise<boolean>} false when a step failed, which the display has told
 * @throws {SetupError} when another app serves the data folder or the port, or a program keeps ending
 */
export async function runApp(options) {
  const { data, port, display, signal, onReady } = options;
  const address = appAddress(port);
  mkdirSync(data, { recursive: true });
  const claim = await claimApp(data, address);
  /** @type {(() => void | Promise<void>)[]} */
  const endings = [claim.release];
  try {
    await requireFreePort(port);
    /** @type {Promise<never>[]} */
    const failures = [];
    const results = await runSteps(appSteps(options, endings, failures), { progress: display, signal });
    if (signal.aborted || results.some(({ outcome }) => outcome !== "done")) return signal.aborted;
    claim.ready();
    onReady(address);
    await Promise.race([aborted(signal), ...failures]);
    return true;
  } finally {
    // The last begun ends first: the programs before their database, the claim at the very end.
    for (const end of endings.reverse()) await end();
  }
}

/**
 * @param {AppOptions} options
 * @param {(() => void | Promise<void>)[]} endings - Gains what undoes each step.
 * @param {Promise<never>[]} failures - Gains what tells of programs that keep ending.
 * @returns {import("./steps.mjs").Step[]}
 */
function appSteps({ data, port, demo, renewDemo, development, display }, endings, failures) {
  /** @type {import("../cluster/connect-database.mjs").OpenDatabase | undefined} */
  let database;
  const requireDatabase = () => {
    if (!database) throw new Error("the database step has not run");
    return database;
  };
  let build = "";

  /** @type {(import("./steps.mjs").Step | false)[]} */
  const steps = [
    !process.env.DATABASE_URL && {
      name: "system",
      title: "System packages",
      run: (context) => ensureSystemPackages(["database"], context),
    },
    { name: "npm", title: "npm packages", run: (context) => ensureNpmPackages(context) },
    {
      name: "database",
      title: "Database",
      needs: process.env.DATABASE_URL ? [] : ["system"],
      run: async () => {
        database = await connectDatabase({ data, what: "npm run up", notice: display.notice });
        endings.push(database.close, database.watch(display.notice));
        if (renewDemo && !demoCityIsOfSources(data)) await database.renew?.();
        return process.env.DATABASE_URL ? "DATABASE_URL" : "private cluster";
      },
    },
    {
      name: "schema",
      title: "Schema",
      needs: ["database", "npm"],
      run: ({ signal }) => migrateDatabaseOnce(data, requireDatabase(), signal),
    },
    demo && {
      name: "demo",
      title: "Demo city",
      needs: ["schema"],
      run: (context) => loadDemoCity(data, requireDatabase(), context),
    },
    !development && {
      name: "build",
      title: "Production build",
      needs: ["npm"],
      run: async (context) => {
        const { folder, built } = await ensureProductionBuild(context);
        build = folder;
        return built ? "built" : "up to date";
      },
    },
    {
      name: "serve",
      title: "App and job worker",
      needs: ["schema", ...(demo ? ["demo"] : []), ...(development ? [] : ["build"])],
      run: async ({ signal }) => {
        const { url, jobsUrl } = requireDatabase();
        const place = { url, data, port };
        const app = development ? developmentApp(place) : productionApp(place, build);
        const programs = [app, jobsWorker({ ...place, url: jobsUrl })];
        const running = programs.map((program) => supervise(program, display.notice));
        endings.push(async () => void (await Promise.all(running.map(({ stop }) => stop()))));
        failures.push(...running.map(({ failed }) => failed));
        await Promise.race([healthy(appAddress(port), signal), ...failures]);
      },
    },
  ];
  return steps.filter((step) => step !== false);
}

/** @param {number} port @throws {SetupError} */
async function requireFreePort(port) {
  if (await isFree(port)) return;
  throw new SetupError(`port ${port} is in use by another program`, `npm run up -- --port ${port + 1}`);
}

/** Waits until the app and its database answer. @param {string} address @param {AbortSignal} signal */
async function healthy(address, signal) {
  const until = Date.now() + HEALTH_TIMEOUT_MS;
  for (let last = ""; ; ) {
    try {
      const answer = await fetch(`${address}/api/v1/health`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      });
      last = await answer.text();
      if (answer.ok && JSON.parse(last).status === "ok") return;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    signal.throwIfAborted();
    if (Date.now() > until)
      throw new SetupError(`the app does not answer at ${address}`, "npx sightline doctor", { output: last });
    await sleep(200);
  }
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
function aborted(signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
