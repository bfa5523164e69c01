import { availableParallelism } from "node:os";
import path from "node:path";
import { servesThisMachineAlone } from "./listen-options.mjs";
import { PROJECT } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";
import { typescriptCommand } from "./typescript-command.mjs";

/** @typedef {import("./supervise.mjs").Program} Program */
/** @typedef {{ url: string, data: string, listening: import("./listen-options.mjs").Listening, demo: boolean }} Place - The database, the data folder, where the app is, and whether it has the demo city. */

/** The web app, from a finished production build. @param {Place} place @param {string} build - The build's folder. @returns {Program} */
export function productionApp(place, build) {
  return webServer(place, build, "production");
}

/** The web app, from the sources as they change. @param {Place} place @returns {Program} */
export function developmentApp(place) {
  return webServer(place, PROJECT, "development");
}

/** Our own server with Next inside. @param {Place} place @param {string} folder - What Next serves. @param {string} mode @returns {Program} */
function webServer(place, folder, mode) {
  const { command, args, env } = typescriptCommand("workers/web.ts", [], { conditions: [] });
  return {
    name: "the app",
    command,
    args,
    env: { ...env, ...environment(place), NODE_ENV: mode },
    cwd: folder,
    log: logFile(place, "app.log"),
  };
}

/** The processes that run jobs; they share the tiles of a city among them. @param {Place} place @returns {Program[]} @throws {SetupError} */
export function jobsWorkers(place) {
  const { command, args, env } = typescriptCommand("workers/jobs.ts");
  return Array.from({ length: jobsWorkerCount(process.env.SIGHTLINE_JOB_WORKERS) }, (_, i) => ({
    name: i === 0 ? "the job worker" : `job worker ${i + 1}`,
    command,
    args,
    env: { ...env, ...environment(place), NODE_ENV: "production" },
    cwd: PROJECT,
    log: logFile(place, i === 0 ? "jobs.log" : `jobs-${i + 1}.log`),
  }));
}

/** More would wait for the database. */
const MOST_WORKERS = 16;

/**
 * How many job workers are started: two where there are processors for them, as each takes half a gigabyte while a city is computed.
 *
 * @param {string | undefined} asked - What `SIGHTLINE_JOB_WORKERS` says.
 * @throws {SetupError} where that is no number of workers
 */
export function jobsWorkerCount(asked) {
  if (!asked) return Math.min(2, availableParallelism());
  const count = Number(asked);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS) return count;
  throw new SetupError(
    `SIGHTLINE_JOB_WORKERS is "${asked}", not a whole number from 1 to ${MOST_WORKERS}`,
    "SIGHTLINE_JOB_WORKERS=2 npm run up",
  );
}

/** @param {Place} place */
function environment({ url, data, listening, demo }) {
  return {
    ...process.env,
    DATABASE_URL: url,
    // The app never changes the schema, and each program knows one role alone.
    DATABASE_OWNER_URL: undefined,
    DATABASE_JOBS_URL: undefined,
    DATABASE_GATEWAY_URL: undefined,
    SIGHTLINE_DATA: data,
    SIGHTLINE_HOST: listening.host,
    SIGHTLINE_PORT: String(listening.port),
    SIGHTLINE_ORIGIN: listening.origin,
    SIGHTLINE_TLS_CERT: listening.tls?.certFile,
    SIGHTLINE_TLS_KEY: listening.tls?.keyFile,
    SIGHTLINE_TRUSTED_PROXY: listening.proxies?.addresses.join(","),
    SIGHTLINE_CLIENT_ADDRESS_HEADER: listening.proxies?.header,
    // Whom anybody may sign in as is for people at this machine.
    SIGHTLINE_DEMO: demo && servesThisMachineAlone(listening) ? "1" : undefined,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** @param {Place} place @param {string} name */
function logFile({ data }, name) {
  return path.join(data, "logs", name);
}
