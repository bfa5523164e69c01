import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Versions of the server and of PostGIS; throws when the database cannot be reached. */
export async function readVersions(db: Db): Promise<{ database: string; postgis: string }> {
  const { rows } = await db.execute<{ database: string; postgis: string }>(
    sql`select current_setting('server_version') as database, PostGIS_Lib_Version() as postgis`,
  );
  return { database: rows[0]?.database ?? "", postgis: rows[0]?.postgis ?? "" };
}
