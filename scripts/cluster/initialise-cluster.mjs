import { chownSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { tail } from "../setup/run-command.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { runProgram, runSql } from "./postgres-programs.mjs";

/** PostgreSQL's own folder within the cluster's. @param {string} folder */
export function dataDirectory(folder) {
  return path.join(folder, "data");
}

/**
 * Makes an empty cluster: checksums, SCRAM for everyone, UTF-8, sorted by code point. A half-made one never takes its place.
 *
 * @param {import("./postgres-programs.mjs").Server} server
 * @param {string} password - The superuser's.
 * @throws {SetupError} when initdb fails
 */
export async function initialiseCluster(server, password) {
  const unfinished = path.join(server.folder, "data.unfinished");
  const passwordFile = path.join(server.folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (server.user) chownSync(passwordFile, server.user.uid, server.user.gid);
  try {
    const args = [
      "-D",
      unfinished,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
      "-k",
    ];
    if (!server.durable) args.push("--no-sync");
    // C.UTF-8 knows letters beyond ASCII and sorts alike on every machine; a system without it still stores UTF-8 under plain C.
    const first = await initdb(server, unfinished, [...args, "--locale=C.UTF-8"]);
    const result = first.code === 0 ? first : await initdb(server, unfinished, [...args, "--no-locale"]);
    if (result.code !== 0) throw notMade(server, result.output);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, dataDirectory(server.folder));
}

/**
 * What only a superuser may do, once per database: promise that `&&` on geometries tells nothing of the rows it looks at. Without the promise
 * PostgreSQL looks at every row of a table with row security before it may ask the spatial index. A dump does not carry it.
 */
export const LEAKPROOF = "alter function geometry_overlaps(geometry, geometry) leakproof";

/**
 * Makes the roles, the database and PostGIS where they are missing. The app's role may never change the schema, and those of the job worker and of the GB/T 28181 gateway may do less still.
 *
 * @param {import("./postgres-programs.mjs").Server} server
 * @param {import("./postgres-programs.mjs").Address} address
 * @param {import("./cluster-record.mjs").Passwords} passwords - Letters and digits alone.
 */
export async function createDatabase(server, address, passwords) {
  const role = (/** @type {string} */ name, /** @type {string} */ password) => `
    select 'create role ${name}' where not exists (select from pg_roles where rolname = '${name}') \\gexec
    alter role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}';`;
  await runSql(
    server,
    address,
    passwords.superuser,
    "postgres",
    `${role("sightline_owner", passwords.owner)}${role("sightline_app", passwords.app)}
    ${role("sightline_jobs", passwords.jobs)}${role("sightline_gateway", passwords.gateway)}
    select 'create database sightline owner sightline_owner'
      where not exists (select from pg_database where datname = 'sightline') \\gexec`,
  );
  await runSql(server, address, passwords.superuser, "sightline", "create extension if not exists postgis;");
  await promiseNoLeaks(server, address, passwords.superuser);
}

/**
 * Marks `&&` as leak-proof, see `LEAKPROOF`: again at each start, since a restored dump or a new PostGIS has forgotten it.
 *
 * @param {import("./postgres-programs.mjs").Server} server
 * @param {import("./postgres-programs.mjs").Address} address
 * @param {string} password - The superuser's.
 */
export async function promiseNoLeaks(server, address, password) {
  await runSql(server, address, password, "sightline", `${LEAKPROOF};`);
}

/**
 * @param {import("./postgres-programs.mjs").Server} server
 * @param {string} unfinished
 * @param {readonly string[]} args
 */
function initdb(server, unfinished, args) {
  rmSync(unfinished, { recursive: true, force: true });
  return runProgram(server, "initdb", args);
}

/** @param {import("./postgres-programs.mjs").Server} server @param {string} output */
function notMade({ folder }, output) {
  return new SetupError("PostgreSQL could not create its files", `look for a full disk: df -h ${folder}`, {
    output: tail(output),
  });
}
