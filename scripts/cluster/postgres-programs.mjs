import { spawnSync } from "node:child_process";
import path from "node:path";
import { runCommand, tail } from "../setup/run-command.mjs";
import { SetupError } from "../setup/setup-error.mjs";

/**
 * @typedef {object} Server - One cluster's files and programs.
 * @property {string} bin - The folder of PostgreSQL's programs.
 * @property {string} folder - Holds `data`, `socket` and `server.log`.
 * @property {import("./server-user.mjs").ServerUser | null} user - Whom its programs run as; null: ourselves.
 * @property {boolean} durable - False for throwaway clusters, which do not wait for the disk.
 *
 * @typedef {{ host: string, port: number }} Address - `host` is a socket's folder or 127.0.0.1.
 */

/** Settings of the person's own, PGHOST and the like, must not reach the programs; messages are English, times UTC. */
function environment() {
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV };
}

/**
 * Runs one of PostgreSQL's programs as the cluster's user.
 *
 * @param {Server} server
 * @param {string} program
 * @param {readonly string[]} args
 */
export function runProgram({ bin, user }, program, args) {
  return runCommand(path.join(bin, program), args, { user, env: environment(), cwd: "/" });
}

/**
 * The same, blocking.
 *
 * @param {Server} server
 * @param {string} program
 * @param {readonly string[]} args
 */
export function runProgramSync({ bin, user }, program, args) {
  const as = user ? { uid: user.uid, gid: user.gid } : {};
  const { status } = spawnSync(path.join(bin, program), args, { ...as, env: environment(), cwd: "/", stdio: "ignore" });
  return status;
}

/**
 * Runs SQL as the cluster's superuser; everything or an error.
 *
 * @param {Server} server
 * @param {Address} address
 * @param {string} password
 * @param {string} database
 * @param {string} statements
 * @returns {Promise<string>} the rows, tab-separated, without headings
 * @throws {SetupError} with what the server said
 */
export async function runSql({ bin }, address, password, database, statements) {
  const result = await runCommand(
    path.join(bin, "psql"),
    ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", database],
    {
      env: {
        ...environment(),
        PGHOST: address.host,
        PGPORT: String(address.port),
        PGUSER: "postgres",
        PGPASSWORD: password,
        PGCONNECT_TIMEOUT: "10",
      },
      input: statements,
    },
  );
  if (result.code === 0) return result.stdout.trim();
  throw new SetupError("the database refused a command", "npx sightline doctor", { output: tail(result.output) });
}
