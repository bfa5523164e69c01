import { PgBoss } from "pg-boss";
import { readDatabaseEnvironment } from "@/lib/config/environment";
import { COVERAGE_QUEUE } from "@/lib/coverage/coverage-job";
import { runCoverageJob } from "@/lib/coverage/server/run-coverage-job";

/** Runs queued work until told to stop; what is under way then is finished, or run again by whoever comes next. */
const boss = new PgBoss({
  connectionString: readDatabaseEnvironment().appUrl,
  migrate: false,
  schedule: false,
  max: 3,
});
const say = (text: string) => process.stdout.write(`${new Date().toISOString()} ${text}\n`);
boss.on("error", (error) => say(`queue: ${error.message}`));

await boss.start();
await boss.work(COVERAGE_QUEUE, { pollingIntervalSeconds: 2 }, async ([job]) => {
  if (job) say(await runCoverageJob(job.data));
});
say("waiting for jobs");

for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => {
    void boss.stop({ graceful: true, timeout: 4_000 }).finally(() => process.exit(0));
  });
}
