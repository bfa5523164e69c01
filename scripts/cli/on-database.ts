import { database } from "@/db/client";
import { openDatabase } from "../cluster/open-database.mjs";
import { dataFolder } from "../setup/project.mjs";

/**
 * Runs `work` with the database of a data folder as the process's own. What is missing is installed, made and started
 * before, and what was started is stopped after. What `work` wrote into the audit is signed at once.
 *
 * @param data - The data folder as typed; else `SIGHTLINE_DATA`, else the clone's own.
 * @param what - The command, for messages of others who find the database in use.
 */
export async function onDatabase<T>(data: string | undefined, what: string, work: () => Promise<T>): Promise<T> {
  const folder = dataFolder(data);
  const opened = await openDatabase({ data: folder, what });
  process.env.DATABASE_URL = opened.url;
  process.env.SIGHTLINE_DATA = folder;
  try {
    const result = await work();
    const { asOperator } = await import("@/lib/access/server/context");
    const { makeCheckpoint } = await import("@/lib/audit/server/make-checkpoint");
    await makeCheckpoint(asOperator, folder);
    return result;
  } finally {
    await database().close();
    opened.close();
  }
}
