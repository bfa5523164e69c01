import "server-only";
import { endComputation, findComputation, notifyWatchers } from "@/db/queries/coverage-computations";
import { readCoverageCounts } from "@/db/queries/coverage-pending";
import { readDataVersion } from "@/db/queries/coverage-plan";
import { findJurisdiction, type JurisdictionRow, readCityFigures } from "@/db/queries/jurisdictions";
import type { Context, Opener } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import { beginComputation, type PlanOptions } from "./plan-coverage";
import { type Ended, workOnComputation } from "./work-tiles";

export type CoverageSummary = {
  readonly city: string;
  readonly sites: number;
  readonly zones: number;
  readonly cameras: number;
  readonly camerasUnknownDirection: number;
  readonly obstacles: number;
  readonly areaM2: number;
  readonly coveredM2: number;
  readonly gaps: number;
  readonly issues: readonly object[];
  /** What was computed anew: tiles looked at, cameras whose footprints changed, zones solved. The rest stood as it was. */
  readonly work: { readonly tiles: number; readonly footprints: number; readonly zones: number };
  readonly solveMs: number;
  readonly totalMs: number;
};

export type ComputeError = { readonly code: "no-city" } | { readonly code: "cancelled" };

/**
 * Computes what changed of a city's coverage by the definition in docs/geometry/scene.md and shows it, together with whoever does so already. Tile by tile, each
 * in a transaction of its own, and shown in one: readers see the old figures until the new ones are whole. docs/adr/0027 explains it.
 *
 * @param open - Who acts; called many times, and within itself.
 * @param codeOrName - The city; the current one if left out.
 * @param onProgress - Called with zones done and zones in all.
 * @throws {Fault} `city-keeps-changing` when people or imports go on changing the city meanwhile
 */
export async function computeCoverage(
  open: Opener<"coverage.compute">,
  codeOrName?: string,
  onProgress?: (done: number, total: number) => void,
  options: PlanOptions = {},
): Promise<Result<CoverageSummary, ComputeError>> {
  const shown = await showNewest(open, codeOrName, onProgress, options);
  if (!shown.ok) return shown;
  const { city, ended, totalMs } = shown.value;
  return ok(await open((context) => summary(context, city, ended, totalMs), "read"));
}

/** How a computation of a city ended. */
export type Shown = { readonly city: JurisdictionRow; readonly ended: Ended; readonly totalMs: number };

/** The same without counting what is on screen afterwards, which takes longer than the computing after a small change. */
export async function showNewest(
  open: Opener<"coverage.compute">,
  codeOrName?: string,
  onProgress?: (done: number, total: number) => void,
  options: PlanOptions = {},
): Promise<Result<Shown, ComputeError>> {
  const started = performance.now();
  for (;;) {
    const begun = await open(async (context) => {
      const found = codeOrName === undefined ? await currentCity(context) : await namedCity(context, codeOrName);
      if (!found.ok) return found;
      return ok({ city: found.value, ...(await beginComputation(context, found.value, options)) });
    }, "write");
    if (!begun.ok) return begun;
    const { city, computation } = begun.value;
    const ended = await workOrFail(open, city, computation.id, onProgress);
    if (ended.state === "cancelled") return err({ code: "cancelled" });
    if (ended.state === "failed") throw new Error(ended.error ?? "the computation failed");
    // what was joined may have begun before the change that is asked about
    if (!begun.value.begun && !(await isOf(open, city, ended))) continue;
    return ok({ city, ended, totalMs: Math.round(performance.now() - started) });
  }
}

/** A computation that an error ends says so to those who watch; the next one looks at its tiles again. */
async function workOrFail(
  open: Opener<"coverage.compute">,
  city: JurisdictionRow,
  id: string,
  onProgress: ((done: number, total: number) => void) | undefined,
): Promise<Ended> {
  try {
    return await workOnComputation(open, city, id, onProgress);
  } catch (error) {
    await open(async ({ db }) => {
      await endComputation(db, id, { state: "failed", error: error instanceof Error ? error.message : String(error) });
      await notifyWatchers(db, city.id);
    }, "write");
    throw error;
  }
}

function isOf(open: Opener<"coverage.compute">, city: JurisdictionRow, ended: Ended): Promise<boolean> {
  return open(async ({ db }) => (await readDataVersion(db, city.id)) === ended.data_version, "read");
}

async function namedCity(context: Context, codeOrName: string): Promise<Result<JurisdictionRow, { code: "no-city" }>> {
  const city = await findJurisdiction(context.db, codeOrName);
  return city && city.central_meridian !== null && context.reaches(city.code) ? ok(city) : err({ code: "no-city" });
}

async function summary(
  { db }: Context,
  city: JurisdictionRow,
  ended: Ended,
  totalMs: number,
): Promise<CoverageSummary> {
  const counts = await readCoverageCounts(db, city.id);
  const figures = await readCityFigures(db, city.id);
  const done = (await findComputation(db, ended.id)) ?? ended;
  const { kinds } = figures;
  return {
    city: city.name,
    sites: counts.sites,
    zones: counts.zones,
    cameras: figures.counts?.cameras ?? 0,
    camerasUnknownDirection: figures.counts?.cameras_unknown ?? 0,
    obstacles: figures.counts?.obstacles ?? 0,
    areaM2: kinds.reduce((sum, kind) => sum + kind.area_m2, 0),
    coveredM2: kinds.reduce((sum, kind) => sum + kind.covered_m2, 0),
    gaps: counts.gaps,
    issues: counts.issues,
    work: { tiles: done.tiles_total, footprints: done.footprints_changed, zones: done.zones_solved },
    solveMs:
      done.started_at && done.ended_at ? new Date(done.ended_at).getTime() - new Date(done.started_at).getTime() : 0,
    totalMs,
  };
}
