import path from "node:path";
import { PROJECT, productNode } from "./project.mjs";
import { SetupError } from "./setup-error.mjs";
import { typescriptCommand } from "./typescript-command.mjs";

/** @typedef {import("./supervise.mjs").Program} Program */
/** @typedef {{ url: string, data: string, port: number }} Place - The database, the data folder, and the port served. */

/** Only this machine: there is no sign-in yet, so nobody else may reach the app. */
export const HOST = "127.0.0.1";

/** @param {number} port */
export function appAddress(port) {
  return `http://${HOST}:${port}`;
}

/** The web app, from a finished production build. @param {Place} place @param {string} build - The build's folder. @returns {Program} */
export function productionApp(place, build) {
  return {
    name: "the app",
    command: requireNode(),
    args: [path.join(build, "server.js")],
    env: { ...environment(place), NODE_ENV: "production" },
    cwd: build,
    log: logFile(place, "app.log"),
  };
}

/** The web app, from the sources as they change. @param {Place} place @returns {Program} */
export function developmentApp(place) {
  const next = path.join(PROJECT, "node_modules", "next", "dist", "bin", "next");
  return {
    name: "the app",
    command: requireNode(),
    args: [next, "dev", "--hostname", HOST, "--port", String(place.port)],
    env: { ...environment(place), NODE_ENV: "development" },
    cwd: PROJECT,
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
function environment({ url, data, port }) {
  return {
    ...process.env,
    DATABASE_URL: url,
    // The app never changes the schema, and each program knows one role alone.
    DATABASE_OWNER_URL: undefined,
    DATABASE_JOBS_URL: undefined,
    SIGHTLINE_DATA: data,
    HOSTNAME: HOST,
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** @param {Place} place @param {string} name */
function logFile({ data }, name) {
  return path.join(data, "logs", name);
}

function requireNode() {
  const node = productNode();
  if (!node) throw new SetupError("the product's Node is not installed", `cd ${PROJECT} && npm ci`);
  return node;
}
