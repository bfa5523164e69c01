import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SetupError } from "../setup/setup-error.mjs";
import { installCommand } from "../setup/system-packages.mjs";
import { makeClusterFolder } from "./cluster-place.mjs";
import { newPasswords, readRecord, withEveryRole, writeRecord } from "./cluster-record.mjs";
import { addUser, liveUsers } from "./cluster-users.mjs";
import { withLock, withLockSync } from "./exclusive-lock.mjs";
import { findPostgres } from "./find-postgres.mjs";
import { createDatabase, dataDirectory, initialiseCluster, promiseNoLeaks } from "./initialise-cluster.mjs";
import { runSql } from "./postgres-programs.mjs";
import { findRunningServer } from "./running-server.mjs";
import { serverUser } from "./server-user.mjs";
import { startServer, stopServer } from "./start-server.mjs";

/** @typedef {import("./postgres-programs.mjs").Server} Server */
/** @typedef {import("./postgres-programs.mjs").Address} Address */
/** @typedef {import("./cluster-record.mjs").ClusterRecord} ClusterRecord */

/**
 * @typedef {object} OpenCluster
 * @property {string} url - The database, as the app's role.
 * @property {string} ownerUrl - The database, as the role that owns the schema.
 * @property {string} jobsUrl - The database, as the job worker's role.
 * @property {string} gatewayUrl - The database, as the role of the GB/T 28181 gateway.
 * @property {(database: string) => string} superuserUrl - For tests, which make databases of their own.
 * @property {(notice: (text: string) => void) => () => Promise<void>} watch - Starts the server again when it dies, until the function returned is called.
 * @property {() => Promise<void>} renew - Throws the database away and makes an empty one.
 * @property {() => void} close - Gives the cluster up; the last of our processes stops it, if one of ours started it. Blocks for up to some seconds.
 */

/** How soon a server that died is missed. */
const WATCH_MS = 2_000;

/**
 * Opens a data folder's private cluster: makes it on first use, and starts it unless it runs already.
 *
 * @param {object} options
 * @param {string} options.data - The data folder; made when absent.
 * @param {string} options.what - Who uses it, for messages.
 * @param {boolean} [options.durable] - False for throwaway clusters.
 * @param {(text: string) => void} [options.notice] - Told what a person should know, e.g. that the files lie elsewhere.
 * @returns {Promise<OpenCluster>}
 * @throws {SetupError} when it cannot be made or started
 */
export async function openCluster({ data, what, durable = true, notice = () => undefined }) {
  mkdirSync(data, { recursive: true });
  return withLock(runFile(data, "cluster.lock"), async () => {
    const note = addUser(runFile(data, "users"), what);
    try {
      const known = readRecord(data);
      const record = known ? withEveryRole(known) : beginRecord(data, notice);
      const server = serverOf(data, record, durable);
      const address = await ensureRunning(data, server, record, known === record);
      return handle(data, server, address, record, note);
    } catch (error) {
      rmSync(note, { force: true });
      throw error;
    }
  });
}

/**
 * The files that say who runs what in a data folder.
 *
 * @param {string} data
 * @param {string} name
 */
export function runFile(data, name) {
  return path.join(data, "run", name);
}

/** Chooses the place, the version and the passwords of a new cluster. @param {string} data @param {(text: string) => void} notice */
function beginRecord(data, notice) {
  const postgres = requirePostgres();
  const user = serverUser(path.join(data, "cluster", "data"));
  const { folder, elsewhere } = makeClusterFolder(data, user);
  setAside({ bin: postgres.bin, folder, user, durable: true }, notice);
  setAuditAside(data);
  if (elsewhere)
    notice(`PostgreSQL runs as ${user?.name}, who cannot enter ${data}; the database is kept in ${folder}`);
  const record = {
    folder: elsewhere ? folder : "cluster",
    major: postgres.version,
    complete: false,
    passwords: newPasswords(),
  };
  writeRecord(data, record);
  return record;
}

/**
 * Files of a cluster whose record was deleted cannot be opened any more, but are not ours to delete either.
 *
 * @param {Server} server
 * @param {(text: string) => void} notice
 */
function setAside(server, notice) {
  const data = dataDirectory(server.folder);
  if (!existsSync(data)) return;
  if (findRunningServer(server.folder)) stopServer(server);
  const aside = `${data}.${stamp()}`;
  renameSync(data, aside);
  notice(`an older database without its passwords was set aside: ${aside}`);
}

/** Checkpoints of an audit whose database is gone would say of the next one that it was cut off. @param {string} data */
function setAuditAside(data) {
  const audit = path.join(data, "audit");
  if (existsSync(audit)) renameSync(audit, `${audit}.${stamp()}`);
}

/** The moment, as part of a file's name. */
function stamp() {
  return new Date().toISOString().replaceAll(":", "");
}

/** @param {string} data @param {ClusterRecord} record @param {boolean} durable @returns {Server} */
function serverOf(data, record, durable) {
  const folder = path.resolve(data, record.folder);
  return { bin: requirePostgres(record.major).bin, folder, user: serverUser(dataDirectory(folder)), durable };
}

/** @param {string} data @param {Server} server @param {ClusterRecord} record @param {boolean} allRoles - Whether the server knows every role of today. */
async function ensureRunning(data, server, record, allRoles) {
  if (!existsSync(dataDirectory(server.folder))) {
    if (record.complete) throw filesGone(data, server);
    makeClusterFolder(data, server.user);
    await initialiseCluster(server, record.passwords.superuser);
  }
  const starts = !findRunningServer(server.folder);
  if (starts) writeFileSync(runFile(data, "started-by-us"), "");
  const address = await startServer(server);
  if (!record.complete || !allRoles) {
    await createDatabase(server, address, record.passwords);
    writeRecord(data, { ...record, complete: true });
  } else if (starts) {
    await promiseNoLeaks(server, address, record.passwords.superuser);
  }
  return address;
}

/**
 * @param {string} data
 * @param {Server} server
 * @param {Address} address
 * @param {ClusterRecord} record
 * @param {string} note
 * @returns {OpenCluster}
 */
function handle(data, server, address, { passwords }, note) {
  return {
    url: addressUrl(address, "sightline_app", passwords.app, "sightline"),
    ownerUrl: addressUrl(address, "sightline_owner", passwords.owner, "sightline"),
    jobsUrl: addressUrl(address, "sightline_jobs", passwords.jobs, "sightline"),
    gatewayUrl: addressUrl(address, "sightline_gateway", passwords.gateway, "sightline"),
    superuserUrl: (database) => addressUrl(address, "postgres", passwords.superuser, database),
    renew: async () => {
      await runSql(server, address, passwords.superuser, "postgres", "drop database if exists sightline with (force)");
      await createDatabase(server, address, passwords);
      for (const note of ["migrated", "demo-city", "first-people"]) rmSync(runFile(data, note), { force: true });
      setAuditAside(data);
    },
    watch: (notice) => watchServer(data, server, notice),
    close: () => giveUp(data, server, note),
  };
}

/**
 * @param {string} data
 * @param {Server} server
 * @param {(text: string) => void} notice
 */
function watchServer(data, server, notice) {
  /** @type {Promise<void> | null} */
  let mending = null;
  const mend = async () => {
    try {
      await withLock(runFile(data, "cluster.lock"), () => startServer(server));
      notice("PostgreSQL had ended, and was started again");
    } catch (error) {
      notice(`PostgreSQL ended, and could not be started again: ${error instanceof Error ? error.message : error}`);
    }
    mending = null;
  };
  const timer = setInterval(() => {
    if (!mending && !findRunningServer(server.folder)) mending = mend();
  }, WATCH_MS);
  return async () => {
    clearInterval(timer);
    await mending;
  };
}

/** @param {string} data @param {Server} server @param {string} note */
function giveUp(data, server, note) {
  if (!existsSync(note)) return;
  rmSync(note, { force: true });
  const started = runFile(data, "started-by-us");
  withLockSync(runFile(data, "cluster.lock"), () => {
    if (!existsSync(started) || liveUsers(runFile(data, "users")).length > 0) return;
    stopServer(server);
    rmSync(started, { force: true });
  });
}

/**
 * An address that `URL`, `pg` and `psql` all read; a socket's folder stands in `host`, which overrides the name before it.
 *
 * @param {Address} address
 * @param {string} role
 * @param {string} password
 * @param {string} database
 */
export function addressUrl({ host, port }, role, password, database) {
  const url = new URL(`postgres://${role}:${password}@localhost:${port}/${database}`);
  if (host.startsWith("/")) url.searchParams.set("host", host);
  else url.hostname = host;
  return url.href;
}

/** @param {number} [major] */
function requirePostgres(major) {
  const found = findPostgres(major);
  if (found) return found;
  if (major === undefined)
    throw new SetupError("this machine has no PostgreSQL with PostGIS", installCommand("apt", ["database"]));
  throw new SetupError(
    `the database was made by PostgreSQL ${major}, which is not installed any more`,
    `sudo apt-get install -y postgresql-${major} postgresql-${major}-postgis-3`,
  );
}

/** @param {string} data @param {Server} server */
function filesGone(data, server) {
  return new SetupError(
    `the database of ${data} is gone: ${dataDirectory(server.folder)} does not exist`,
    `restore it from a backup, or begin anew: rm ${path.join(data, "cluster.json")}`,
  );
}
