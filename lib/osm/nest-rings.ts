import { orient2d } from "robust-predicates";
import type { LonLat } from "@/lib/crs/lon-lat";

type Ring = readonly LonLat[];

/**
 * Polygons from rings that do not cross each other: a ring inside none, or inside an even number, is an outer ring, the others are holes
 * of the smallest ring around them. Roles in the data are not asked, as they are wrong too often.
 *
 * @param rings - Closed rings, first point repeated last, in any direction.
 * @returns `[outer, ...holes]` each, largest first.
 */
export function nestRings(rings: readonly Ring[]): Ring[][] {
  const [only] = rings;
  if (only && rings.length === 1) return [[only]];
  const bySize = rings.toSorted((a, b) => Math.abs(twiceArea(b)) - Math.abs(twiceArea(a)));
  const placed: { ring: Ring; box: Box; depth: number; polygon: Ring[] }[] = [];
  for (const ring of bySize) {
    const box = boxOf(ring);
    const around = placed.findLast((other) => boxHolds(other.box, box) && isInside(ring, other.ring));
    const depth = around ? around.depth + 1 : 0;
    const isHole = depth % 2 === 1;
    const polygon = isHole && around ? around.polygon : [ring];
    if (isHole) polygon.push(ring);
    placed.push({ ring, box, depth, polygon });
  }
  return placed.filter(({ depth }) => depth % 2 === 0).map(({ polygon }) => polygon);
}

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return { west, south, east, north };
}

function boxHolds(outer: Box, inner: Box): boolean {
  return (
    outer.west <= inner.west && outer.south <= inner.south && outer.east >= inner.east && outer.north >= inner.north
  );
}

function twiceArea(ring: Ring): number {
  const [origin] = ring;
  if (!origin) return 0;
  let sum = 0;
  for (const [i, [lon, lat]] of ring.entries()) {
    const before = ring[i - 1];
    if (before) sum += (before[0] - origin[0]) * (lat - origin[1]) - (lon - origin[0]) * (before[1] - origin[1]);
  }
  return sum;
}

/** Whether `ring` lies inside `around`. They may touch, so the first corner or middle of a side that is not on the edge decides. */
function isInside(ring: Ring, around: Ring): boolean {
  for (const [i, at] of ring.entries()) {
    const before = ring[i - 1] ?? at;
    for (const point of [at, [(at[0] + before[0]) / 2, (at[1] + before[1]) / 2] as const]) {
      const side = sideOf(point, around);
      if (side !== "edge") return side === "inside";
    }
  }
  return false;
}

/** Counts crossings of the ray to the east, with exact orientation. */
function sideOf([lon, lat]: LonLat, ring: Ring): "inside" | "outside" | "edge" {
  let inside = false;
  for (const [i, b] of ring.entries()) {
    const a = ring[i - 1];
    if (!a) continue;
    const spans = a[1] > lat !== b[1] > lat;
    const beside = Math.min(a[1], b[1]) <= lat && Math.max(a[1], b[1]) >= lat;
    if (!spans && !beside) continue;
    const turn = orient2d(a[0], a[1], b[0], b[1], lon, lat);
    const alongside = Math.min(a[0], b[0]) <= lon && Math.max(a[0], b[0]) >= lon;
    if (turn === 0 && beside && alongside) return "edge";
    // here turn < 0 means the point lies left of the way from a to b: the library's y axis points down
    if (spans && turn < 0 === b[1] > a[1]) inside = !inside;
  }
  return inside ? "inside" : "outside";
}
