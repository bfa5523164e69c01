import "server-only";
import { listSiteNames } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import type { PlanShapesDto } from "@/lib/api/plans";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { ENGINE } from "@/lib/coverage/server/coverage-settings";
import { MOST_CORNERS } from "@/lib/coverage/surroundings";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { storedGround } from "@/lib/crs/stored-ground";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type SolvePlanError, solvePlan } from "./solve-plan";

/**
 * What the map draws of a plan instead of what is built: what the cameras that it changes would cover, and the gaps of every site that it reaches. All else is as built.
 * Refused where that is more than one answer is to hold.
 */
export async function readPlanShapes(
  context: Context<"plans.read" | "coverage.read">,
  id: string,
): Promise<Result<PlanShapesDto, SolvePlanError>> {
  const found = await solvePlan(context, id);
  if (!found.ok) return found;
  const { plan, changed, solved } = found.value;
  const grounds = [
    ...solved.cameras.flatMap(({ planned }) => [...(planned?.footprints?.values() ?? [])].flat()),
    ...solved.sites.flatMap(({ planned }) => planned.gaps.map(({ polygon }) => polygon)),
  ];
  const corners = grounds.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length / 2, 0), 0);
  if (corners > MOST_CORNERS) return err({ code: "too-much", cameras: solved.cameras.length, corners });

  const frame = cityFrame(plan.central_meridian ?? 0);
  const names = await listSiteNames(
    context.db,
    solved.sites.map((site) => site.id),
  );
  return ok({
    ...{ plan: id, version: plan.version, engine: ENGINE },
    cameras: solved.cameras.map(({ id: camera, planned }) => ({
      id: camera,
      number: changed.find((row) => row.id === camera)?.number ?? null,
      footprints: COVERAGE_LEVELS.flatMap((level) => {
        const polygons = planned?.footprints?.get(level);
        return polygons ? [{ level, ground: shape(polygons, frame) }] : [];
      }),
    })),
    sites: solved.sites.flatMap(({ id: site, planned }) => {
      const named = names.find((one) => one.id === site);
      if (!named) return [];
      const gaps = planned.gaps.map(({ level, area, polygon }) => ({
        level,
        areaM2: area,
        ground: shape([polygon], frame),
      }));
      return [{ id: site, number: named.number, gaps }];
    }),
  });
}

function shape(polygons: MultiPolygon, frame: CityFrame) {
  return { type: "MultiPolygon" as const, coordinates: storedGround(polygons, frame) };
}
