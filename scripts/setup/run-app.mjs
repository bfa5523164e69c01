import { mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connectDatabase } from "../cluster/connect-database.mjs";
import { isFree } from "../cluster/loopback-port.mjs";
import { developmentApp, jobsWorkers, productionApp } from "./app-programs.mjs";
import { askHealth } from "./ask-health.mjs";
import { demoCityIsOfSources, loadDemoCity } from "./demo-city.mjs";
import { ensureFirstPeople } from "./first-people.mjs";
import { ensureKernel } from "./kernel-build.mjs";
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
 * @property {import("./listen-options.mjs").Listening} listening
 * @property {boolean} demo - Whether an empty database gets the demo city.
 * @property {boolean} renewDemo - Whether a demo city that other sources made is thrown away, with all the data.
 * @property {boolean} development - Whether to serve the sources as they change.
 * @property {import("./progress.mjs").Display} display
 * @property {AbortSignal} signal - Stops everything.
 * @property {(address: string, codes: readonly import("./first-people.mjs").FirstCode[]) => void} onReady - `codes`: for the first sign-in of the offices, the first time.
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
  const { data, listening, display, signal, onReady } = options;
  const address = listening.origin;
  mkdirSync(data, { recursive: true });
  const claim = await claimApp(data, address);
  /** @type {(() => void | Promise<void>)[]} */
  const endings = [claim.release];
  try {
    await requireFreePort(listening);
    /** @type {Promise<never>[]} */
    const failures = [];
    /** @type {import("./first-people.mjs").FirstCode[]} */
    const codes = [];
    const results = await runSteps(appSteps(options, endings, failures, codes), { progress: display, signal });
    if (signal.aborted || results.some(({ outcome }) => outcome !== "done")) return signal.aborted;
    claim.ready();
    onReady(address, codes);
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
 * @param {import("./first-people.mjs").FirstCode[]} codes - Gains the codes of the first offices.
 * @returns {import("./steps.mjs").Step[]}
 */
function appSteps({ data, listening, demo, renewDemo, development, display }, endings, failures, codes) {
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
    {
      name: "people",
      title: "First accounts",
      needs: ["schema", ...(demo ? ["demo"] : [])],
      run: async ({ signal }) => {
        codes.push(...(await ensureFirstPeople(data, { ...requireDatabase(), demo, signal })));
        return codes.length > 0 ? "made" : "as before";
      },
    },
    development && {
      name: "build",
      title: "Coverage kernel",
      needs: ["npm"],
      run: async (context) => ((await ensureKernel(context)).built ? "built" : "up to date"),
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
      title: "App and job workers",
      needs: ["people", "build"],
      run: async ({ signal }) => {
        const { url, jobsUrl } = requireDatabase();
        const place = { url, data, listening, demo };
        const app = development ? developmentApp(place) : productionApp(place, build);
        const programs = [app, ...jobsWorkers({ ...place, url: jobsUrl })];
        const running = programs.map((program) => supervise(program, display.notice));
        endings.push(async () => void (await Promise.all(running.map(({ stop }) => stop()))));
        failures.push(...running.map(({ failed }) => failed));
        await Promise.race([healthy(listening, signal), ...failures]);
      },
    },
  ];
  return steps.filter((step) => step !== false);
}

/** @param {import("./listen-options.mjs").Listening} listening @throws {SetupError} */
async function requireFreePort({ host, port }) {
  if (await isFree(port, host)) return;
  throw new SetupError(`port ${port} is in use by another program`, `npm run up -- --port ${port + 1}`);
}

/** Waits until the app and its database answer. @param {import("./listen-options.mjs").Listening} listening @param {AbortSignal} signal */
async function healthy(listening, signal) {
  const until = Date.now() + HEALTH_TIMEOUT_MS;
  for (let last = ""; ; ) {
    try {
      const { well, body } = await askHealth(listening, signal);
      if (well) return;
      last = body;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    signal.throwIfAborted();
    if (Date.now() > until)
      throw new SetupError(`the app does not answer at ${listening.origin}`, "npx sightline doctor", { output: last });
    await sleep(200);
  }
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
function aborted(signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
