import "server-only";
import { listGuardedGrounds } from "@/db/queries/guarded-grounds";
import { listGuardedReach } from "@/db/queries/guarded-reach";
import type { Context } from "@/lib/access/server/context";
import type { GuardedGroundDto } from "@/lib/api/guarded";
import type { MultiPolygonGeometry } from "@/lib/api/primitives";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";
import { groundOf, reachedLevels } from "./stored-guarded";

/** The guarded grounds of the city on screen, each with the cameras whose picture reaches it, those first that reach most of it. */
export async function listGuarded(
  context: Context<"sites.read" | "coverage.read">,
): Promise<Result<{ grounds: GuardedGroundDto[] }, { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const rows = await listGuardedGrounds(context.db, city.value.id);
  const reach = rows.length === 0 ? [] : await listGuardedReach(context.db, city.value.id);
  const grounds = rows.map((row): GuardedGroundDto => {
    const met = reach.filter(({ ground_id }) => ground_id === row.id);
    return {
      ...groundOf(row),
      areaM2: row.area_m2,
      author: row.author_name,
      createdAt: new Date(row.at).toISOString(),
      ground: JSON.parse(row.ground) as MultiPolygonGeometry,
      reached: {
        type: "MultiPolygon",
        coordinates: met.flatMap(({ reached }) => (JSON.parse(reached) as MultiPolygonGeometry).coordinates),
      },
      cameras: met.map((camera) => ({
        id: camera.camera_id,
        number: camera.camera_number,
        name: camera.camera_name,
        levels: reachedLevels(camera.areas),
      })),
    };
  });
  return ok({ grounds });
}
