import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { COVERAGE_QUEUE, type CoverageJob } from "@/lib/coverage/coverage-job";
import type { Db } from "../client";

/**
 * Asks for a city's coverage within the transaction of the change that makes it necessary: if that is undone, so is the request.
 * While one such request waits, another adds nothing.
 */
export async function enqueueCoverage(db: Db, city: string): Promise<void> {
  const transaction = fromDrizzle(db, sql);
  const job: CoverageJob = { city };
  await new PgBoss({ db: transaction, supervise: false, schedule: false, migrate: false }).send(COVERAGE_QUEUE, job, {
    singletonKey: city,
  });
}
