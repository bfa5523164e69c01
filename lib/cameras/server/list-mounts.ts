import "server-only";
import type { MultiPolygon } from "geojson";
import { listMountingWithin, listWallsWithin } from "@/db/queries/mounts";
import type { Context } from "@/lib/access/server/context";
import { MOST_MOUNTS, type MountQuery, type MountsDto } from "@/lib/api/mounts";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";
import { PLACEMENT_DEFAULTS } from "../camera-classes";

/** What a camera could be mounted on in a part of the city on screen: lamps, signals, poles and masts, and walls. */
export async function listMounts(
  context: Context<"sites.read" | "coverage.read">,
  box: MountQuery,
): Promise<Result<MountsDto, { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const points = await listMountingWithin(context.db, city.value.id, box, MOST_MOUNTS.points);
  const walls = await listWallsWithin(context.db, city.value.id, box, MOST_MOUNTS.walls);
  return ok({
    points: points.map(({ osm_id, kind, lon, lat, height_m, height_stated }) => ({
      osmId: osm_id,
      kind,
      position: [lon, lat],
      heightM: height_m,
      heightStated: height_stated,
    })),
    walls: walls.map(({ osm_id, ground, top_m, height_source }) => ({
      osmId: osm_id,
      ...wallHeight(top_m, height_source),
      rings: (JSON.parse(ground) as MultiPolygon).coordinates.flat() as [number, number][][],
    })),
  });
}

/** A wall carries a camera where cameras usually are; one that is lower, at its top. */
function wallHeight(topM: number, source: string): { heightM: number; heightStated: boolean } {
  const { heightM } = PLACEMENT_DEFAULTS;
  return topM < heightM ? { heightM: topM, heightStated: source === "height" } : { heightM, heightStated: false };
}
