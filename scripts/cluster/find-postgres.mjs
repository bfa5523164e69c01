import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ readonly bin: string, readonly version: number, readonly postgis: string | null }} Postgres - A folder of programs, its major version, and its PostGIS. */

export const OLDEST_POSTGRES = 15;
/** PostGIS 3.3: the oldest that every query of ours was tried on. */
const OLDEST_POSTGIS = [3, 3];

/**
 * The PostgreSQL to use: with PostGIS, new enough, the newest first.
 *
 * @param {number} [major] - Only this major version, because a cluster was made by it.
 * @returns {Postgres | null}
 */
export function findPostgres(major) {
  for (const candidate of listPostgres()) {
    if (isUsable(candidate) && (major === undefined || candidate.version === major)) return candidate;
  }
  return null;
}

/** Every PostgreSQL server on this machine, the newest first, with the PostGIS it has. @returns {Postgres[]} */
export function listPostgres() {
  const bins = [...new Set([...wellKnownFolders(), ...pathFolders()])];
  return bins.flatMap(inspect).sort((a, b) => b.version - a.version);
}

/** @param {Postgres} candidate */
function isUsable({ version, postgis }) {
  return version >= OLDEST_POSTGRES && postgis !== null && isAtLeast(postgis, OLDEST_POSTGIS);
}

/**
 * Compares `3.10.1` with `[3, 3]` number by number.
 *
 * @param {string} version
 * @param {readonly number[]} oldest
 */
export function isAtLeast(version, oldest) {
  const numbers = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  for (const [i, least] of oldest.entries()) {
    const number = numbers[i] ?? 0;
    if (number !== least) return number > least;
  }
  return true;
}

/** Debian, Fedora and PGDG, Homebrew on both processors, Postgres.app. */
function wellKnownFolders() {
  return [
    ...children("/usr/lib/postgresql", "bin"),
    ...children("/usr", "bin", /^pgsql-\d+$/),
    ...children("/opt/homebrew/opt", "bin", /^postgresql(@\d+)?$/),
    ...children("/usr/local/opt", "bin", /^postgresql(@\d+)?$/),
    ...children("/Applications/Postgres.app/Contents/Versions", "bin", /^\d+$/),
    "/usr/local/pgsql/bin",
  ];
}

function pathFolders() {
  return (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}

/** @param {string} parent @param {string} leaf @param {RegExp} [name] */
function children(parent, leaf, name = /./) {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((child) => name.test(child))
    .map((child) => path.join(parent, child, leaf));
}

/** @param {string} bin @returns {Postgres[]} none when the folder lacks a server's programs */
function inspect(bin) {
  if (!["postgres", "initdb", "pg_ctl", "psql"].every((name) => existsSync(path.join(bin, name)))) return [];
  const { stdout, status } = spawnSync(path.join(bin, "postgres"), ["--version"], { encoding: "utf8" });
  const version = Number.parseInt(/PostgreSQL\)\s+(\d+)/.exec(stdout ?? "")?.[1] ?? "", 10);
  if (status !== 0 || Number.isNaN(version)) return [];
  return [{ bin, version, postgis: postgisVersion(bin, version) }];
}

/** @param {string} bin @param {number} version */
function postgisVersion(bin, version) {
  for (const share of shareFolders(bin, version)) {
    const control = path.join(share, "extension", "postgis.control");
    if (!existsSync(control)) continue;
    return /^default_version\s*=\s*'([^']+)'/m.exec(readFileSync(control, "utf8"))?.[1] ?? null;
  }
  return null;
}

/** Where a server looks for extensions: as Debian lays it out, else as the server itself says. @param {string} bin @param {number} version */
function shareFolders(bin, version) {
  const debian = `/usr/share/postgresql/${version}`;
  if (bin === `/usr/lib/postgresql/${version}/bin`) return [debian];
  const config = path.join(bin, "pg_config");
  if (!existsSync(config)) return [path.resolve(bin, "../share/postgresql"), path.resolve(bin, "../share")];
  return [spawnSync(config, ["--sharedir"], { encoding: "utf8" }).stdout.trim()];
}
