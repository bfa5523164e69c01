import { constants, setPriority } from "node:os";
import { PgBoss } from "pg-boss";
import { systemContext } from "@/lib/access/server/system-context";
import { makeCheckpoint } from "@/lib/audit/server/make-checkpoint";
import { readDatabaseEnvironment } from "@/lib/config/environment";
import { COVERAGE_QUEUE, TILE_QUEUE } from "@/lib/coverage/coverage-job";
import { resumeComputations, runCoverageJob, runTileJob } from "@/lib/coverage/server/run-coverage-job";
import { createLogger } from "@/lib/logging/server/logger";

/** Runs queued work under the job worker's database role until told to stop; what is under way then is finished, or run again by whoever comes next. */
const boss = new PgBoss({
  connectionString: readDatabaseEnvironment().appUrl,
  migrate: false,
  schedule: false,
  max: 3,
  useListenNotify: true,
  // how soon the job of a killed worker is found and run again
  monitorIntervalSeconds: 5,
});
const log = createLogger("jobs");
boss.on("error", (error) => log.error({ err: error }, "the queue failed"));

/** How long a change by others than this worker may stay unsigned. docs/access.md promises it. */
const CHECKPOINT_MS = 10 * 60_000;

async function signAudit(): Promise<void> {
  try {
    await makeCheckpoint(systemContext("jobs", "*"));
  } catch (error) {
    // Tried again after the next job, and ten minutes from now: a checkpoint covers all that came before it.
    log.error({ err: error }, "no checkpoint of the audit could be made");
  }
}

// a city's coverage takes a processor for a while, and people who wait for a page go first
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
await boss.start();
// Both are woken when somebody asks; looking by themselves is for what a lost connection kept from them.
await boss.work(COVERAGE_QUEUE, { pollingIntervalSeconds: 2 }, async ([job]) => {
  if (!job) return;
  log.info({ job: job.id }, await runCoverageJob(job.data));
  void signAudit();
});
// Tiles come by the hundred: while there are two to be had, the next are taken at once, and while two are computed, one after the other, two more are read or stored.
const TILES = { pollingIntervalSeconds: 2, batchSize: 2, burstWhenBatchFull: true, localConcurrency: 2 };
await boss.work(TILE_QUEUE, TILES, async (jobs) => {
  const done = await Promise.allSettled(
    jobs.map(async (job) => log.debug({ job: job.id }, await runTileJob(job.data))),
  );
  for (const tile of done) if (tile.status === "rejected") throw tile.reason;
});
void resumeComputations().then(
  (lines) => {
    for (const line of lines) log.info({ resumed: true }, line);
  },
  // the queue runs the killed worker's job again within seconds, which tries the same
  (error: unknown) => log.error({ err: error }, "a computation under way could not be gone on with"),
);
setInterval(() => void signAudit(), CHECKPOINT_MS).unref();
log.info("waiting for jobs");

for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => {
    void boss.stop({ graceful: true, timeout: 4_000 }).finally(() => process.exit(0));
  });
}
