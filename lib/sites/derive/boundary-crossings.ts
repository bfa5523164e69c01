import type { LonLat } from "@/lib/crs/lon-lat";
import { strip, unit } from "@/lib/geometry/corridor";
import type { XY } from "@/lib/geometry/polygon";
import { difference, intersection, union } from "@/lib/geometry/polygon-boolean";
import type { DerivedSite, SitePart } from "../derived-site";
import { pointsOf } from "./area";
import type { Claims } from "./claims";
import { convexHull } from "./convex-hull";
import { withoutSlivers } from "./divide-ground";
import { crossing, distance } from "./line";
import { STRIP_DEPTH_M } from "./openings";
import { sortedIds } from "./osm-order";
import { roadName, sameRoad } from "./road-network";
import { SegmentIndex } from "./segment-index";
import type { StreetWay } from "./street-way";

/** Where a main road crosses the edge of a jurisdiction; `node` is where the segment that crosses starts. */
type Crossing = { readonly way: StreetWay; readonly node: number; readonly at: XY; readonly along: XY };

/** How far a boundary crossing reaches along its road, each way. Ours. */
const REACH_M = 25;
/** Crossings of one road this near are one: its two carriageways. Ours. */
const SAME_ROAD_M = 60;

/** 行政区域道路边界: where main roads cross the edge of the jurisdiction, with a checkpoint strip on the line, each on what `claims` leaves. */
export function boundarySites(
  ways: readonly StreetWay[],
  boundary: readonly (readonly (readonly LonLat[])[])[],
  toLocal: (at: LonLat) => XY,
  claims: Claims,
): DerivedSite[] {
  const index = new SegmentIndex(ways.filter((way) => way.use === "main" && !way.link));
  const edges = boundary.flatMap((polygon) =>
    polygon.flatMap((line) => line.map(toLocal).map((at, i, all) => [all[i - 1], at] as const)),
  );
  const crossings = edges.flatMap(([from, to]) => (from ? crossingsOf(from, to, index) : []));
  return groupCrossings(crossings).flatMap((group) => boundarySite(group, claims));
}

function crossingsOf(from: XY, to: XY, index: SegmentIndex): Crossing[] {
  const box = [
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.max(from[0], to[0]),
    Math.max(from[1], to[1]),
  ] as const;
  return index.near(box).flatMap(({ way, index: i, from: a, to: b }): Crossing[] => {
    const share = crossing(a, b, from, to);
    const along = unit(a, b);
    if (share === null || !along) return [];
    return [{ way, node: way.nodes[i] ?? 0, at: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], along }];
  });
}

function groupCrossings(crossings: readonly Crossing[]): Crossing[][] {
  const groups: Crossing[][] = [];
  const ordered = crossings.toSorted(
    (a, b) => Number(a.way.id.slice(1)) - Number(b.way.id.slice(1)) || a.node - b.node,
  );
  for (const one of ordered) {
    const group = groups.find((others) =>
      others.some((other) => sameRoad(one.way, other.way) && distance(one.at, other.at) <= SAME_ROAD_M),
    );
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function boundarySite(group: readonly Crossing[], claims: Claims): DerivedSite[] {
  const first = group[0];
  if (!first) return [];
  const band = (half: number) =>
    group.map(({ at, along, way }) => strip(behind(at, along, half), along, way.width, 2 * half));
  const ground = claims.take(union(band(REACH_M)), first.way.layer);
  if (ground.length === 0) return [];
  const line = convexHull(band(STRIP_DEPTH_M / 2).flatMap((polygon) => polygon.flatMap(pointsOf)));
  const checkpoint = withoutSlivers(intersection(ground, [line]));
  const parts: SitePart[] = [
    { ref: "surface", role: "surface", polygons: withoutSlivers(difference(ground, checkpoint)) },
    { ref: `checkpoint:${first.way.id}`, role: "checkpoint", polygons: checkpoint, at: first.at },
  ];
  return [
    {
      key: `boundary-crossing/${first.way.id}/n${first.node}`,
      kind: "boundary-crossing",
      name: roadName(first.way),
      nameEn: first.way.tags["name:en"] ?? null,
      layer: first.way.layer,
      candidate: false,
      ground,
      parts: parts.filter((part) => part.polygons.length > 0),
      centreline: group.map(({ at, along }) => [behind(at, along, REACH_M), behind(at, along, -REACH_M)]),
      osmIds: sortedIds(group.map(({ way }) => way.id)),
      rule: "boundary-crossing",
    },
  ];
}

function behind(at: XY, along: XY, metres: number): XY {
  return [at[0] - along[0] * metres, at[1] - along[1] * metres];
}
