import path from "node:path";
import { servesThisMachineAlone } from "./listen-options.mjs";
import { PROJECT } from "./project.mjs";
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

/** The process that runs jobs. @param {Place} place @returns {Program} */
export function jobsWorker(place) {
  const { command, args, env } = typescriptCommand("workers/jobs.ts");
  return {
    name: "the job worker",
    command,
    args,
    env: { ...env, ...environment(place), NODE_ENV: "production" },
    cwd: PROJECT,
    log: logFile(place, "jobs.log"),
  };
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
