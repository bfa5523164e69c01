import path from "node:path";
import { type Database, database } from "@/db/client";
import { openDatabase } from "../cluster/open-database.mjs";
import { migrateDatabaseOnce } from "../setup/migrate-database.mjs";
import { dataFolder } from "../setup/project.mjs";

/** A database that measurements may fill: never somebody's own. */
export type BenchDatabase = Pick<Database, "db" | "close"> & { readonly url: string };

/** Starts the database beside the data folder's, empty or as the last run left it, and makes it the process's own. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  delete process.env.DATABASE_URL;
  const data = path.join(dataFolder(), "bench");
  const opened = await openDatabase({ data, what: "npm run bench" });
  try {
    await opened.renew?.();
    await migrateDatabaseOnce(data, opened);
  } catch (error) {
    opened.close();
    throw error;
  }
  process.env.DATABASE_URL = opened.url;
  const { db, close } = database();
  return {
    db,
    url: opened.url,
    close: async () => {
      await close();
      opened.close();
    },
  };
}
