import "server-only";
import { setImmediate } from "node:timers/promises";
import { listGuardedGrounds } from "@/db/queries/guarded-grounds";
import type { Context } from "@/lib/access/server/context";
import type { PlanCoverageDto } from "@/lib/api/plans";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { degreeBoxes } from "@/lib/coverage/server/degree-boxes";
import { disjoint } from "@/lib/coverage/server/load-tile";
import type { Seen } from "@/lib/coverage/server/solve-if";
import { cityFrame } from "@/lib/crs/city-frame";
import { boxOf } from "@/lib/geometry/box";
import { captureOf } from "@/lib/guarded/capture";
import { type CityGrounds, loadGrounds } from "@/lib/guarded/server/load-grounds";
import { groundOf } from "@/lib/guarded/server/stored-guarded";
import type { SolvedPlan } from "./solve-plan";

type Privacy = PlanCoverageDto["privacy"];
type Captured = Privacy["cameras"][number]["built"];

/** What the cameras that a plan changes take in besides public areas, as built and as planned, and which guarded grounds they reach. */
export async function planPrivacy(context: Context<"sites.read">, { plan, solved }: SolvedPlan): Promise<Privacy> {
  const frame = cityFrame(plan.central_meridian ?? 0);
  const boxes = solved.cameras
    .flatMap(({ built, planned }) => [built, planned])
    .map((seen) => [...(seen?.footprints?.values() ?? [])].flat(2))
    .filter((rings) => rings.length > 0)
    .map(boxOf);
  const found = await loadGrounds(context, plan.jurisdiction_id, frame, degreeBoxes(disjoint(boxes, frame)));
  const cameras: Privacy["cameras"][number][] = [];
  for (const { id, built, planned } of solved.cameras) {
    cameras.push({ id, built: captured(built, found), planned: captured(planned, found) });
    // so that whoever else asks this process is not forgotten
    await setImmediate();
  }
  const reached = new Set(
    cameras.flatMap(({ built, planned }) =>
      [...(built?.grounds ?? []), ...(planned?.grounds ?? [])].map(({ id }) => id),
    ),
  );
  const rows = reached.size === 0 ? [] : await listGuardedGrounds(context.db, plan.jurisdiction_id);
  return { cameras, grounds: rows.filter(({ id }) => reached.has(id)).map(groundOf) };
}

function captured(seen: Seen | null, { open, guarded }: CityGrounds): Captured {
  if (!seen) return null;
  if (!seen.footprints) return { outside: null, grounds: [] };
  const { outside, grounds } = captureOf(seen.footprints, { open: open(seen.layer), guarded });
  return {
    outside: COVERAGE_LEVELS.flatMap((level) => {
      const areaM2 = outside.get(level);
      return areaM2 === undefined ? [] : [{ level, areaM2 }];
    }),
    grounds: [...grounds],
  };
}
