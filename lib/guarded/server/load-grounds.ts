import "server-only";
import type { DegreeBoxes } from "@/db/queries/coverage-input";
import { listGroundsWithin } from "@/db/queries/guarded-reach";
import type { Context } from "@/lib/access/server/context";
import type { CityFrame } from "@/lib/crs/city-frame";
import { toLocalPolygons } from "@/lib/crs/local-geojson";
import { boxOf } from "@/lib/geometry/box";
import type { BoxedGround, CountedGrounds } from "../capture";
import { isWatched } from "../guarded-ground";

/** What of a city counts for what pictures take in: `open` by the layer of a camera, `watched` says whether cameras that reach a guarded ground are pointed out. */
export type CityGrounds = {
  readonly open: (layer: number) => readonly BoxedGround[];
  readonly guarded: readonly (CountedGrounds["guarded"][number] & { readonly watched: boolean })[];
};

/** The accepted sites and the guarded grounds within some boxes, on the city's plane. */
export async function loadGrounds(
  { db }: Context,
  city: string,
  frame: CityFrame,
  boxes: DegreeBoxes,
): Promise<CityGrounds> {
  const rows = await listGroundsWithin(db, city, boxes);
  const sites: (BoxedGround & { readonly layer: number })[] = [];
  const guarded: CityGrounds["guarded"][number][] = [];
  for (const row of rows) {
    const polygons = toLocalPolygons(JSON.parse(row.ground), frame);
    const ground = { polygons, box: boxOf(polygons.flat()) };
    if (row.guarded) guarded.push({ ...ground, id: row.guarded.id, watched: isWatched(row.guarded) });
    else sites.push({ ...ground, layer: row.layer });
  }
  return { open: (layer) => sites.filter((site) => site.layer === layer), guarded };
}
