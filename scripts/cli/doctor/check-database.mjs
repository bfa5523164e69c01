import { existsSync } from "node:fs";
import path from "node:path";
import { readRecord } from "../../cluster/cluster-record.mjs";
import { findPostgres } from "../../cluster/find-postgres.mjs";
import { dataDirectory } from "../../cluster/initialise-cluster.mjs";
import { addressUrl } from "../../cluster/open-cluster.mjs";
import { findRunningServer } from "../../cluster/running-server.mjs";
import { isMigrated } from "../../setup/migrate-database.mjs";
import { runCommand, tail } from "../../setup/run-command.mjs";
import { SetupError } from "../../setup/setup-error.mjs";
import { good, later, wrong } from "./finding.mjs";

/** @typedef {import("./finding.mjs").Finding} Finding */

const TITLE = "Database";

/**
 * Whether the database answers, as the app's role. A private cluster that does not run is not started.
 *
 * @param {string} data - The data folder.
 * @returns {Promise<Finding>}
 */
export async function checkDatabase(data) {
  if (process.env.DATABASE_URL)
    return askServer(process.env.DATABASE_URL, "DATABASE_URL", "check DATABASE_URL and that its server runs");
  try {
    const record = readRecord(data);
    if (!record) return later("database", TITLE, "none yet; made when it is first needed");
    const folder = path.resolve(data, record.folder);
    if (!existsSync(dataDirectory(folder))) {
      const mend = `restore it from a backup, or begin anew: rm ${path.join(data, "cluster.json")}`;
      return wrong("database", TITLE, `${dataDirectory(folder)} is gone`, mend);
    }
    if (!findPostgres(record.major)) {
      const mend = `sudo apt-get install -y postgresql-${record.major} postgresql-${record.major}-postgis-3`;
      return wrong("database", TITLE, `made by PostgreSQL ${record.major}, which is not installed`, mend);
    }
    const running = findRunningServer(folder);
    if (!running) return later("database", TITLE, "not running; started when it is needed");
    const url = addressUrl(running.address, "sightline_app", record.passwords.app, "sightline");
    return await askServer(url, "private cluster", `read ${path.join(folder, "server.log")}`);
  } catch (error) {
    if (error instanceof SetupError) return wrong("database", TITLE, error.message, error.mend);
    throw error;
  }
}

/**
 * The database's address as the app's role, where it can be asked without starting anything.
 *
 * @param {string} data - The data folder.
 * @returns {string | null}
 */
export function runningDatabase(data) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const record = readRecord(data);
  const running = record && findRunningServer(path.resolve(data, record.folder));
  return running ? addressUrl(running.address, "sightline_app", record.passwords.app, "sightline") : null;
}

/** Whether the schema is the newest, as far as this data folder remembers. @param {string} data @returns {Finding} */
export function checkSchema(data) {
  const newest = isMigrated(data);
  if (newest) return good("schema", "Schema", "newest");
  const when = "the next command that needs the database brings it to the newest";
  return later("schema", "Schema", newest === null ? `not made yet; ${when}` : `older; ${when}`);
}

/** @param {string} url @param {string} whose @param {string} mend @returns {Promise<Finding>} */
async function askServer(url, whose, mend) {
  // The address itself is not shown: it holds a password.
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    const form = "set it to postgres://ROLE:PASSWORD@HOST:PORT/DATABASE";
    return wrong("database", TITLE, `${whose} is not an address of PostgreSQL`, form);
  }
  const bin = findPostgres()?.bin;
  if (!bin) return later("database", TITLE, `${whose}: not asked, because psql is not installed here`);
  const { code, stdout, output } = await runCommand(path.join(bin, "psql"), ["-X", "-q", "-t", "-A"], {
    env: connection(url),
    input: "select current_setting('server_version') || ' with PostGIS ' || postgis_lib_version()",
  });
  if (code === 0) return good("database", TITLE, `${whose}: answers, PostgreSQL ${stdout.trim()}`);
  return wrong("database", TITLE, `${whose}: ${tail(output, 2).trim().replaceAll("\n", " ")}`, mend);
}

/** The address in the variables that psql reads, so that no password stands in a list of processes. @param {string} text */
function connection(text) {
  const url = new URL(text);
  return {
    PATH: process.env.PATH,
    NODE_ENV: process.env.NODE_ENV,
    LC_ALL: "C",
    PGHOST: url.searchParams.get("host") ?? url.hostname,
    PGPORT: url.port || "5432",
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: url.pathname.slice(1),
    PGCONNECT_TIMEOUT: "5",
  };
}
