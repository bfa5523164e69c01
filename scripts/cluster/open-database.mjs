import { migrateDatabaseOnce } from "../setup/migrate-database.mjs";
import { dataFolder } from "../setup/project.mjs";
import { connectDatabase } from "./connect-database.mjs";

/** @type {readonly NodeJS.Signals[]} */
const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * A migrated database for one command: what is missing is installed, made, started and migrated first. It is given up
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
  const database = await connectDatabase({ data, what, notice, report: notice });
  const close = closeOnEnd(database.close);
  try {
    await migrateDatabaseOnce(data, database);
  } catch (error) {
    close();
    throw error;
  }
  return { ...database, close };
}

/** Closes once: when asked, or when the process ends, whichever is first. @param {() => void} close */
function closeOnEnd(close) {
  let open = true;
  const once = () => {
    if (!open) return;
    open = false;
    process.off("exit", once);
    for (const name of ENDINGS) process.off(name, end);
    close();
  };
  /** @param {NodeJS.Signals} name */
  const end = (name) => {
    once();
    process.kill(process.pid, name);
  };
  process.once("exit", once);
  for (const name of ENDINGS) process.once(name, end);
  return once;
}
