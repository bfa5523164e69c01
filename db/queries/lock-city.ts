import { sql } from "drizzle-orm";
import type { Db } from "../client";

/**
 * Waits until no other transaction replaces what is kept of a city, and keeps others waiting until this one ends. The first statement of whatever rewrites
 * many rows of a city at once: transactions that write see what others commit meanwhile, so two imports would otherwise interleave.
 */
export async function lockCity(db: Db, jurisdictionId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('city ' || ${jurisdictionId}::uuid, 0))`);
}
