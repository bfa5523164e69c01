import { database } from "@/db/client";
import { openDatabase } from "../cluster/open-database.mjs";
import { dataFolder } from "../setup/project.mjs";

/**
 * Runs `work` with the database of a data folder as the process's own. What is missing is installed, made and started
 * before, and what was started is stopped after.
 *
 * @param data - The data folder as typed; else `SIGHTLINE_DATA`, else the clone's own.
 * @param what - The command, for messages of others who find the database in use.
 */
export async function onDatabase<T>(data: string | undefined, what: string, work: () => Promise<T>): Promise<T> {
  const opened = await openDatabase({ data: dataFolder(data), what });
  process.env.DATABASE_URL = opened.url;
  try {
    return await work();
  } finally {
    await database().close();
    opened.close();
  }
}
