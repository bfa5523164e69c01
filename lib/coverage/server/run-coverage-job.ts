import "server-only";
import { findLastRun } from "@/db/queries/coverage";
import { findJurisdiction } from "@/db/queries/jurisdictions";
import { systemContext } from "@/lib/access/server/system-context";
import { coverageJob } from "../coverage-job";
import { computeCoverage, ENGINE } from "./compute-coverage";

/**
 * Computes the coverage that a job asks for. A job that runs twice, or whose work somebody has done meanwhile, changes nothing the second time:
 * the last run is then already one of this engine on the city's data as it is.
 *
 * @param data - What the queue carried.
 * @returns A line for the log. Asking for the impossible ends the job, since trying again cannot help.
 * @throws what the database throws; trying again later may help
 */
export async function runCoverageJob(data: unknown): Promise<string> {
  const job = coverageJob.safeParse(data);
  if (!job.success) return "coverage: a job that names no city was dropped";
  const { city } = job.data;
  if (await isCurrent(city)) return `coverage of ${city}: up to date`;
  const result = await computeCoverage(systemContext("jobs", [city]), city);
  if (!result.ok) return `coverage of ${city}: there is no such city with data`;
  const { sites, cameras, totalMs } = result.value;
  return `coverage of ${city}: ${sites} sites, ${cameras} cameras in ${totalMs} ms`;
}

function isCurrent(code: string): Promise<boolean> {
  return systemContext("jobs", [code])(async ({ db }) => {
    const city = await findJurisdiction(db, code);
    const run = city && (await findLastRun(db, city.id));
    return run !== null && run.data_version === city?.data_version && run.engine === ENGINE;
  }, "read");
}
