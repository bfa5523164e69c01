import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tail } from "../setup/run-command.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { socketFolder } from "./cluster-place.mjs";
import { dataDirectory } from "./initialise-cluster.mjs";
import { freePort, isFree } from "./loopback-port.mjs";
import { runProgram, runProgramSync } from "./postgres-programs.mjs";
import { findRunningServer } from "./running-server.mjs";

const SOCKET_PORT = 5432;
/** Long enough to replay the journal after a crash. */
const START_TIMEOUT_S = 120;
/** Sessions are cut off at once; whoever needs longer is stopped hard, so that Ctrl-C is over within 10 s. */
const STOP_TIMEOUT_S = 4;
/** The sessions of a killed server hold its memory for a moment; another program may take the free port first. */
const ATTEMPTS = 5;
const SETTINGS = "sightline.conf";

/**
 * Starts the server and waits until it takes connections. Clients reach it by a socket of its own, or where that
 * path is too long by a free port of the loopback address.
 *
 * @param {import("./postgres-programs.mjs").Server} server
 * @returns {Promise<import("./postgres-programs.mjs").Address>}
 * @throws {SetupError} with the end of the server's log
 */
export async function startServer(server) {
  const log = path.join(server.folder, "server.log");
  const args = ["start", "-D", dataDirectory(server.folder), "-l", log, "-w", "-t", String(START_TIMEOUT_S), "-s"];
  const until = Date.now() + START_TIMEOUT_S * 1_000;
  for (let attempts = 0; attempts < ATTEMPTS && Date.now() < until; ) {
    const running = findRunningServer(server.folder);
    if (running?.ready) return running.address;
    if (running) {
      await sleep(200);
      continue;
    }
    await writeSettings(server);
    const { code } = await runProgram(server, "pg_ctl", args);
    attempts += 1;
    if (code !== 0) await sleep(1_000);
  }
  throw notStarted(log);
}

/**
 * Stops the server: cleanly, else hard, which costs no data but a replay of the journal at the next start.
 *
 * @param {import("./postgres-programs.mjs").Server} server
 */
export function stopServer(server) {
  const args = ["stop", "-D", dataDirectory(server.folder), "-w", "-t", String(STOP_TIMEOUT_S), "-s"];
  if (runProgramSync(server, "pg_ctl", [...args, "-m", "fast"]) === 0) return;
  if (findRunningServer(server.folder)) runProgramSync(server, "pg_ctl", [...args, "-m", "immediate"]);
}

/** @param {import("./postgres-programs.mjs").Server} server */
async function writeSettings({ folder, user, durable }) {
  const data = dataDirectory(folder);
  const socket = socketFolder(folder);
  if (socket) {
    mkdirSync(socket, { recursive: true, mode: 0o700 });
    if (user) chownSync(socket, user.uid, user.gid);
  }
  const settings = {
    listen_addresses: socket ? "" : "127.0.0.1",
    unix_socket_directories: socket ? `"${socket}"` : "",
    port: String(socket ? SOCKET_PORT : await loopbackPort(path.join(data, SETTINGS))),
    timezone: "UTC",
    log_timezone: "UTC",
    // Compiling a query costs more than the queries of one city take.
    jit: "off",
    ...(durable ? memorySettings(os.totalmem()) : { fsync: "off", full_page_writes: "off" }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  writeFileSync(path.join(data, SETTINGS), lines.join(""));
  const main = path.join(data, "postgresql.conf");
  const text = readFileSync(main, "utf8");
  const include = `include '${SETTINGS}'\n`;
  if (!text.endsWith(include)) writeFileSync(main, `${text}\n${include}`);
}

/**
 * A city of 100,000 cameras has some gigabytes: as few of them as possible are read and written twice. An eighth of the machine is the server's own, at most
 * 2 GB, and the journal may grow to 4 GB before pages are written whole again.
 *
 * @param {number} bytes - The machine's memory.
 */
function memorySettings(bytes) {
  const megabytes = Math.max(128, Math.min(2_048, Math.floor(bytes / 8 / 2 ** 20)));
  return {
    shared_buffers: `${megabytes}MB`,
    effective_cache_size: `${4 * megabytes}MB`,
    max_wal_size: "4GB",
    random_page_cost: "1.1",
  };
}

/** The port of last time, so that programs find the server again after it died; another when that is taken. @param {string} settings */
async function loopbackPort(settings) {
  const before = existsSync(settings) ? /^port = '(\d+)'$/m.exec(readFileSync(settings, "utf8"))?.[1] : undefined;
  return before && Number(before) !== SOCKET_PORT && (await isFree(Number(before))) ? Number(before) : freePort();
}

/** @param {string} log */
function notStarted(log) {
  const output = existsSync(log) ? tail(readFileSync(log, "utf8")) : "";
  return new SetupError("PostgreSQL did not start", `read its log: ${log}`, { output });
}
