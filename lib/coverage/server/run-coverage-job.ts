import "server-only";
import { findLastRun } from "@/db/queries/coverage";
import { endComputation, findShownComputation, listRunningCities } from "@/db/queries/coverage-computations";
import { findJurisdiction } from "@/db/queries/jurisdictions";
import { systemContext } from "@/lib/access/server/system-context";
import { coverageJob, tileJob } from "../coverage-job";
import { showNewest } from "./compute-coverage";
import { ENGINE } from "./coverage-settings";
import { workOnOfferedTile } from "./work-tiles";

/**
 * Computes the coverage that a job asks for. A job that runs twice, or whose work somebody has done meanwhile, changes nothing the second time:
 * the last run is then already one of this engine on the city's data as it is. One that a worker left half done goes on from there.
 *
 * @param data - What the queue carried.
 * @returns A line for the log. Asking for the impossible ends the job, since trying again cannot help.
 * @throws what the database throws; trying again later may help
 */
export async function runCoverageJob(data: unknown): Promise<string> {
  const job = coverageJob.safeParse(data);
  if (!job.success) return "coverage: a job that names no city was dropped";
  const { city } = job.data;
  const nothing = await nothingToDo(city);
  if (nothing) return `coverage of ${city}: ${nothing}`;
  const result = await showNewest(systemContext("jobs", [city]), city);
  if (!result.ok)
    return `coverage of ${city}: ${result.error.code === "cancelled" ? "cancelled" : "there is no such city with data"}`;
  const { ended, totalMs } = result.value;
  return `coverage of ${city} in ${totalMs} ms; anew: ${ended.zones_solved} zones, ${ended.footprints_changed} cameras in ${ended.tiles_total} tiles`;
}

/**
 * Goes on with what runs although nobody may be working on it any more: a worker does so when it starts, as the one before it may have been killed. Where
 * others are at work, it helps them.
 * @returns A line for the log for each
 */
export async function resumeComputations(): Promise<string[]> {
  const cities = await systemContext("jobs", "*")(({ db }) => listRunningCities(db), "read");
  const lines: string[] = [];
  for (const city of cities) lines.push(await runCoverageJob({ city }));
  return lines;
}

/** Does one tile of a computation that another worker planned. @returns A line for the log */
export async function runTileJob(data: unknown): Promise<string> {
  const job = tileJob.safeParse(data);
  if (!job.success) return "coverage: a job that names no tile was dropped";
  const { city: code, computation, x, y } = job.data;
  const open = systemContext("jobs", [code]);
  const city = await open(({ db }) => findJurisdiction(db, code), "read");
  if (!city) return `coverage of ${code}: there is no such city`;
  const done = await workOnOfferedTile(open, city, computation, { x, y });
  return `coverage of ${code}: tile ${x}/${y} ${done ? "done" : "is done or being done"}`;
}

/** Why a job has nothing to do, or null. A request that waits for what is there already is thereby answered. */
function nothingToDo(code: string): Promise<string | null> {
  return systemContext("jobs", [code])(async ({ db }) => {
    const city = await findJurisdiction(db, code);
    if (!city) return null;
    const shown = await findShownComputation(db, city.id);
    if (shown?.state === "running") return null;
    if (shown?.state === "cancelled" && shown.data_version === city.data_version) return "cancelled";
    const run = await findLastRun(db, city.id);
    if (run?.data_version !== city.data_version || run.engine !== ENGINE) return null;
    if (shown?.state === "queued") await endComputation(db, shown.id, { state: "done" });
    return "up to date";
  }, "write");
}
