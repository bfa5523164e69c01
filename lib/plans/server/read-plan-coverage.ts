import "server-only";
import { listCountedCameras, listPlanChanges } from "@/db/queries/plan-changes";
import { listSiteNames } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import type { PlanCoverageDto } from "@/lib/api/plans";
import { COVERAGE_LEVELS, TARGET_HEIGHT_M } from "@/lib/coverage/requirement-profile";
import { ENGINE } from "@/lib/coverage/server/coverage-settings";
import { type SolveIfError, solveIf } from "@/lib/coverage/server/solve-if";
import type { SolvedSite } from "@/lib/coverage/solve-site";
import { err, ok, type Result } from "@/lib/kernel/result";
import { plannedCameras } from "../plan-change";
import { plannedOf } from "./stored-change";
import { reachedPlan } from "./stored-plan";

/** What becomes of the sites that a plan reaches, beside what is built: computed now, and stored nowhere. */
export async function readPlanCoverage(
  context: Context<"plans.read" | "coverage.read">,
  id: string,
): Promise<Result<PlanCoverageDto, { readonly code: "no-such-plan" } | SolveIfError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  const changes = await listPlanChanges(context.db, id);
  const planned = changes.map(plannedOf);
  const ids = changes.flatMap(({ camera_id }) => camera_id ?? []);
  const city = { id: plan.jurisdiction_id, central_meridian: plan.central_meridian };
  const solved = await solveIf(context, city, {
    site: plan.site_id,
    changed: await listCountedCameras(context.db, plan.jurisdiction_id, ids),
    suppose: (cameras) => plannedCameras(cameras, planned),
  });
  if (!solved.ok) return solved;
  const names = await listSiteNames(
    context.db,
    solved.value.map((site) => site.id),
  );
  return ok({
    plan: id,
    version: plan.version,
    engine: ENGINE,
    targetHeightM: TARGET_HEIGHT_M,
    sites: names
      .flatMap(({ id: site, number, kind, name, name_en: nameEn }) =>
        solved.value
          .filter((one) => one.id === site)
          .map(({ built, planned: after }) => ({
            ...{ id: site, number, kind: kind as PlanCoverageDto["sites"][number]["kind"], name, nameEn },
            lengthM: lengthOf(built),
            ...{ built: figuresOf(built), planned: figuresOf(after) },
          })),
      )
      .sort((a, b) => Number(b.id === plan.site_id) - Number(a.id === plan.site_id) || a.number - b.number),
  });
}

/** Metres of the centre-line that the law counts by; null for a site that it counts otherwise, or of which no line is known. */
function lengthOf({ site: { metric } }: SolvedSite): number | null {
  return metric.id === "centreline" && metric.of > 0 ? metric.of : null;
}

function figuresOf({ site, gaps }: SolvedSite): PlanCoverageDto["sites"][number]["built"] {
  const { state, coverage, areaM2, coveredM2, gapM2, cameras, levels } = site;
  return {
    ...{ state, coverage, areaM2, coveredM2, gapM2, gaps: gaps.length, cameras: cameras.length },
    levels: COVERAGE_LEVELS.map((level) => ({ level, coveredM2: levels[level]?.coveredArea ?? 0 })),
  };
}
