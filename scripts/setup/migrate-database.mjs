import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand, tail } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";
import { sourceHash } from "./source-hash.mjs";
import { typescriptCommand } from "./typescript-command.mjs";

/** @typedef {{ url: string, ownerUrl: string, jobsUrl: string, gatewayUrl: string }} DatabaseUrls - The app's role, the role that owns the schema, the job worker's, and the gateway's. */

/** What decides the schema, its reference rows and its job queue. More than needed, since reference rows come from rules anywhere in `lib`. */
export function schemaHash() {
  return sourceHash(["db", "lib", "scripts/migrate.ts", "package-lock.json"]);
}

/**
 * Brings a database to the newest schema.
 *
 * @param {DatabaseUrls} urls
 * @param {AbortSignal | undefined} [signal]
 * @throws {SetupError} with the end of what the migration printed
 */
export async function migrateDatabase({ url, ownerUrl, jobsUrl, gatewayUrl }, signal) {
  const { command, args, env } = typescriptCommand("scripts/migrate.ts");
  const { code, output } = await runCommand(command, args, {
    env: {
      ...env,
      DATABASE_URL: url,
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_JOBS_URL: jobsUrl,
      DATABASE_GATEWAY_URL: gatewayUrl,
    },
    signal,
  });
  if (code === 0) return;
  const mend = process.env.DATABASE_URL
    ? "check DATABASE_URL, and set DATABASE_OWNER_URL to a role that may create tables and extensions"
    : "npx sightline doctor";
  throw new SetupError("the database could not be brought to the newest schema", mend, { output: tail(output) });
}

/**
 * The same, skipped where this very schema was reached before.
 *
 * @returns {Promise<string>} what was done
 * @param {string} data - The data folder, which remembers.
 * @param {DatabaseUrls} urls
 * @param {AbortSignal | undefined} [signal]
 */
export async function migrateDatabaseOnce(data, urls, signal) {
  const stamp = path.join(data, "run", "migrated");
  const database = createHash("sha256").update(urls.ownerUrl).digest("hex").slice(0, 16);
  const wanted = `${schemaHash()} ${database}`;
  if (readStamp(stamp) === wanted) return "newest already";
  await migrateDatabase(urls, signal);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return "newest now";
}

/** Whether the data folder's database was last brought to this very schema. @param {string} data @returns {boolean | null} null before the first time */
export function isMigrated(data) {
  const stamp = readStamp(path.join(data, "run", "migrated"));
  return stamp === null ? null : stamp.split(" ")[0] === schemaHash();
}

/** @param {string} stamp */
function readStamp(stamp) {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    // Never migrated from this data folder.
    return null;
  }
}
