import "server-only";
import { findCamera } from "@/db/queries/cameras";
import { listObstaclesWithin } from "@/db/queries/coverage-input";
import { listObstacleNames } from "@/db/queries/obstacles";
import type { Context } from "@/lib/access/server/context";
import type { ProfileDto, ProfileQuery } from "@/lib/api/profile";
import { boxOf } from "@/lib/geometry/box";
import { err, ok, type Result } from "@/lib/kernel/result";
import { cityCamera, isJudged } from "../city-camera";
import { clearSight, sightAmong } from "../point-sight";
import { sightProfile } from "../sight-profile";
import { degreeBoxes } from "./degree-boxes";
import { findTarget, type PointError } from "./find-target";
import { ownKernel } from "./load-kernel";
import { disjoint, prisms } from "./load-tile";

/** The line from a camera to a point from the side: what stands on it, what hides the point, and what the engine says of the point. */
export async function readProfile(
  context: Context<"sites.read" | "coverage.read">,
  { id, ...point }: ProfileQuery,
): Promise<Result<ProfileDto, PointError | { readonly code: "no-such-camera" }>> {
  const found = await findTarget(context, point);
  if (!found.ok) return found;
  const { city, frame, settings, target } = found.value;
  const row = await findCamera(context.db, city, id);
  if (!row) return err({ code: "no-such-camera" });
  const camera = cityCamera(row, frame);
  const { kernel } = await ownKernel();
  const sight = isJudged(row) ? clearSight(kernel, camera, target, settings.levels) : ("direction-unknown" as const);
  const line = boxOf([Float64Array.of(camera.x, camera.y, target.x, target.y)]);
  const around = (await listObstaclesWithin(context.db, city, degreeBoxes(disjoint([line], frame)))).map((row) =>
    prisms.of(row, frame),
  );
  const levels = Object.entries(settings.levels).sort(([, a], [, b]) => a - b);
  const misses = typeof sight === "string" ? null : sightAmong(sight, around).misses;
  const crossings = typeof sight === "string" ? [] : sightProfile(sight.view, target, around);
  const rows = await listObstacleNames(context.db, [...new Set(crossings.map((crossing) => crossing.id))]);
  const names = new Map(rows.map((name) => [name.id, name]));
  return ok({
    camera: { id, number: row.number, name: row.name, groundM: camera.groundZ, lensM: camera.z },
    point: { groundM: target.z - settings.targetHeight, targetM: target.z },
    distanceM: Math.hypot(target.x - camera.x, target.y - camera.y),
    levels: levels.map(([level]) => ({
      level,
      miss: typeof sight === "string" ? sight : (misses?.[level] ?? null),
    })),
    crossings: crossings.map(({ id, from, to, base, top, lineFrom, lineTo, blocks, clearance }) => {
      const name = names.get(id);
      return {
        obstacle: {
          id,
          osmId: name?.osm_id ?? null,
          name: name?.name ?? null,
          kind: name?.kind ?? "",
          heightSource: name?.height_source ?? "",
        },
        ...{ fromM: from, toM: to, baseM: base, topM: top, lineFromM: lineFrom, lineToM: lineTo },
        ...{ blocks, clearanceM: clearance },
      };
    }),
  });
}
