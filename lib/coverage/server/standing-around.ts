import "server-only";
import type { CameraRow } from "@/db/queries/cameras";
import { type DegreeBoxes, listCamerasWithin, listObstaclesWithin } from "@/db/queries/coverage-input";
import { readLongestReach } from "@/db/queries/coverage-plan";
import type { Context } from "@/lib/access/server/context";
import type { CityFrame } from "@/lib/crs/city-frame";
import type { Box } from "@/lib/geometry/box";
import type { CityCamera } from "../city-input";
import { longestReach } from "../longest-reach";
import { degreeBoxes } from "./degree-boxes";
import { disjoint, grown, prisms } from "./load-tile";
import type { HashedPrism } from "./tile-cameras";

/** A box around all that a camera may cover at a density, and all that may hide it, on the city's plane. @param more - Metres it is widened by. */
export function reachBox(camera: CityCamera, density: number, more = 0): Box {
  return grown([camera.x, camera.y, camera.x, camera.y], longestReach(camera, density) + more);
}

/** The cameras that count and may cover something of some boxes at a density; the caller looks closer. */
export async function camerasAround(
  { db }: Context,
  city: string,
  frame: CityFrame,
  boxes: readonly Box[],
  density: number,
): Promise<CameraRow[]> {
  const farthest = await readLongestReach(db, city, density);
  return listCamerasWithin(
    db,
    city,
    within(
      boxes.map((box) => grown(box, farthest)),
      frame,
    ),
  );
}

/** What stands in some boxes and may hide ground, in the order of the digests: the order in which tiles count it. */
export async function obstaclesIn(
  { db }: Context,
  city: string,
  frame: CityFrame,
  boxes: readonly Box[],
): Promise<HashedPrism[]> {
  const rows = await listObstaclesWithin(db, city, within(boxes, frame));
  return rows.map((row) => prisms.of(row, frame)).sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

function within(boxes: readonly Box[], frame: CityFrame): DegreeBoxes {
  return degreeBoxes(disjoint(boxes, frame));
}
