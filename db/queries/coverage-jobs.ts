import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { COVERAGE_QUEUE, type CoverageJob, TILE_QUEUE, type TileJob } from "@/lib/coverage/coverage-job";
import type { Db } from "../client";

/** How both queues treat their jobs. A worker that is killed stops saying that it lives, and its job is run again. Seconds. */
export const QUEUE_OPTIONS = {
  retryLimit: 3,
  retryDelay: 1,
  expireInSeconds: 3_600,
  heartbeatSeconds: 10,
  /** Workers are woken when the transaction that asked has ended, and need not wait for their next look. */
  notify: true,
} as const;

function queueOf(db: Db): PgBoss {
  return new PgBoss({ db: fromDrizzle(db, sql), supervise: false, schedule: false, migrate: false });
}

/**
 * Asks for a city's coverage within the transaction of the change that makes it necessary: if that is undone, so is the request.
 * While one such request waits, another adds nothing.
 */
export async function enqueueCoverage(db: Db, city: string): Promise<void> {
  const job: CoverageJob = { city };
  await queueOf(db).send(COVERAGE_QUEUE, job, { singletonKey: city });
}

/** Offers tiles to whichever worker has nothing to do, a job each. */
export async function enqueueTiles(
  db: Db,
  city: string,
  computation: string,
  tiles: readonly { readonly x: number; readonly y: number }[],
): Promise<void> {
  await queueOf(db).insert(
    TILE_QUEUE,
    tiles.map(({ x, y }) => ({ data: { city, computation, x, y } satisfies TileJob })),
  );
}
