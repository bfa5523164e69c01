import { migrateDatabaseOnce } from "../setup/migrate-database.mjs";
import { dataFolder } from "../setup/project.mjs";
import { connectDatabase } from "./connect-database.mjs";

/** @type {readonly NodeJS.Signals[]} */
const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * A database for one command: what is missing is installed, made, started and migrated first. It is given up
 * when closed, and also when the process ends or is told to end before.
 *
 * @param {object} [options]
 * @param {string} [options.data] - The data folder, absolute; else `SIGHTLINE_DATA`, else the clone's own.
 * @param {string} [options.what] - The command, for messages.
 * @param {(text: string) => void} [options.notice] - Told what a person should know; standard error when absent.
 * @returns {Promise<import("./connect-database.mjs").OpenDatabase>}
 * @throws {import("../setup/setup-error.mjs").SetupError} with what mends it
 */
export async function openDatabase({ data = dataFolder(), what = "sightline", notice = console.error } = {}) {
  const ending = new AbortController();
  /** @type {(() => void) | null} */
  let release = null;
  const close = () => {
    for (const name of ENDINGS) process.off(name, onEnding);
    process.off("exit", close);
    release?.();
    release = null;
  };
  /** @param {NodeJS.Signals} name */
  const onEnding = (name) => {
    ending.abort(name);
    if (release) endBy(name, close);
  };
  for (const name of ENDINGS) process.on(name, onEnding);
  process.on("exit", close);

  try {
    const database = await connectDatabase({ data, what, notice, report: notice, signal: ending.signal });
    release = database.close;
    // A signal that came while the server was starting: it had to be started before it could be stopped.
    if (ending.signal.aborted) endBy(ending.signal.reason, close);
    // A database elsewhere is migrated by whoever has the role that owns it.
    if (!process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL)
      await migrateDatabaseOnce(data, database, ending.signal);
    return { ...database, close };
  } catch (error) {
    if (ending.signal.aborted) endBy(ending.signal.reason, close);
    close();
    throw error;
  }
}

/** Ends as the signal would have, after closing. @param {NodeJS.Signals} name @param {() => void} close */
function endBy(name, close) {
  close();
  process.kill(process.pid, name);
}
