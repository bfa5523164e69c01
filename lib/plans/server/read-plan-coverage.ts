import "server-only";
import { listSiteNames } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import type { PlanCoverageDto } from "@/lib/api/plans";
import { COVERAGE_LEVELS, TARGET_HEIGHT_M } from "@/lib/coverage/requirement-profile";
import { ENGINE } from "@/lib/coverage/server/coverage-settings";
import type { SolvedSite } from "@/lib/coverage/solve-site";
import { ok, type Result } from "@/lib/kernel/result";
import { planPrivacy } from "./plan-privacy";
import { type SolvePlanError, solvePlan } from "./solve-plan";

/** What becomes of the sites that a plan reaches, and what its cameras take in besides, beside what is built: computed now, and stored nowhere. */
export async function readPlanCoverage(
  context: Context<"plans.read" | "coverage.read" | "sites.read">,
  id: string,
): Promise<Result<PlanCoverageDto, SolvePlanError>> {
  const found = await solvePlan(context, id);
  if (!found.ok) return found;
  const { plan, solved } = found.value;
  const names = await listSiteNames(
    context.db,
    solved.sites.map((site) => site.id),
  );
  return ok({
    plan: id,
    version: plan.version,
    engine: ENGINE,
    targetHeightM: TARGET_HEIGHT_M,
    sites: names
      .flatMap(({ id: site, number, kind, name, name_en: nameEn }) =>
        solved.sites
          .filter((one) => one.id === site)
          .map(({ built, planned: after }) => ({
            ...{ id: site, number, kind: kind as PlanCoverageDto["sites"][number]["kind"], name, nameEn },
            lengthM: lengthOf(built),
            ...{ built: figuresOf(built), planned: figuresOf(after) },
          })),
      )
      .sort((a, b) => Number(b.id === plan.site_id) - Number(a.id === plan.site_id) || a.number - b.number),
    privacy: await planPrivacy(context, found.value),
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
