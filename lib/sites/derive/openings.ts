import { strip } from "@/lib/geometry/corridor";
import type { MultiPolygon, XY } from "@/lib/geometry/polygon";
import { difference, intersection } from "@/lib/geometry/polygon-boolean";
import type { SitePart } from "../derived-site";
import { withoutSlivers } from "./divide-ground";

/** How deep the strip across an opening is, in metres. Ours: a person walking crosses it in two seconds. */
export const STRIP_DEPTH_M = 3;

/** Strips start this far before their opening, so that rounding leaves no crack between them and the edge. */
const OVERLAP_M = 0.05;

/** A way into a place: where it is, the unit vector that leads in, and how wide it is. */
export type Opening = {
  readonly ref: string;
  readonly role: "entrance" | "portal" | "stair-head";
  readonly at: XY;
  readonly inward: XY;
  readonly width: number;
};

/** Cuts the strip of each opening out of a ground. An opening whose strip lies on earlier ones or outside is left out. */
export function cutStrips(
  ground: MultiPolygon,
  openings: readonly Opening[],
): { strips: SitePart[]; rest: MultiPolygon } {
  let rest = ground;
  const strips = openings.flatMap(({ ref, role, at, inward, width }): SitePart[] => {
    const across = strip(along(at, inward, -OVERLAP_M), inward, width, STRIP_DEPTH_M + OVERLAP_M);
    const polygons = withoutSlivers(intersection(rest, [across]));
    if (polygons.length === 0) return [];
    rest = difference(rest, polygons);
    return [{ ref, role, polygons, at: along(at, inward, STRIP_DEPTH_M / 2) }];
  });
  return { strips, rest: withoutSlivers(rest) };
}

/** Divides a ground into the strips of its openings and one part for the rest. Parts without ground are left out. */
export function divide(ground: MultiPolygon, role: "length" | "surface", openings: readonly Opening[]): SitePart[] {
  const { strips, rest } = cutStrips(ground, openings);
  return rest.length > 0 ? [{ ref: role, role, polygons: rest }, ...strips] : strips;
}

function along(at: XY, direction: XY, metres: number): XY {
  return [at[0] + direction[0] * metres, at[1] + direction[1] * metres];
}
