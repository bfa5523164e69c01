import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Any number that no other program locks with. */
const LOCK = 163_011;

/**
 * Makes imports and coverage runs wait for one another until the transaction ends: each rewrites many rows at once, and transactions that write see what
 * others commit meanwhile. Comes before whatever it guards is read.
 */
export async function lockCityData(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
}
