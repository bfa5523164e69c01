import { corridorGround, strip } from "@/lib/geometry/corridor";
import type { MultiPolygon, Polygon, XY } from "@/lib/geometry/polygon";
import { difference, intersection, union } from "@/lib/geometry/polygon-boolean";
import type { DerivedSite, SitePart } from "../derived-site";
import { pointsOf } from "./area";
import { atEdge, type Exit, exitsOf } from "./arms";
import { convexHull } from "./convex-hull";
import { withoutSlivers } from "./divide-ground";
import type { Junction } from "./junctions";
import { distance } from "./line";
import { STRIP_DEPTH_M } from "./openings";
import { sortedIds } from "./osm-order";
import { dot, isCircle, nextNode, type RoadNetwork, roadName, sameRoad } from "./road-network";
import type { RoadPiece } from "./road-stretches";
import type { StreetWay } from "./street-way";

/** Exits of one road this near each other, pointing the same way, are one approach. Ours. */
const SAME_ROAD_M = 45;
/** The same for slip roads beside a road. Ours. */
const BESIDE_M = 18;
const SAME_WAY_COS = Math.cos((45 * Math.PI) / 180);

/** A crossing before others have taken their share of its ground. */
export type RawIntersection = {
  readonly junction: Junction;
  readonly key: string;
  readonly layer: number;
  readonly exits: readonly Exit[];
  readonly circles: readonly StreetWay[];
  /** Ways that never leave the crossing: the roundabout, links between its carriageways. */
  readonly inside: readonly StreetWay[];
  readonly ground: MultiPolygon;
};

/** The box of a crossing: the hull of its exits, or the ring of a roundabout with what leads to it, and all that runs inside. */
export function rawIntersection(
  network: RoadNetwork,
  junction: Junction,
  junctionOf: ReadonlyMap<number, number>,
  inner: readonly RoadPiece[],
): RawIntersection {
  const exits = exitsOf(network, junction, junctionOf);
  const members = new Set(junction.nodes);
  const circles = network.ways.filter(
    (way) => junction.circle && isCircle(way) && way.nodes.some((node) => members.has(node)),
  );
  const lines = [
    ...exits.map(({ arm, line }) => ({ line, width: arm.way.width })),
    ...inner.map(({ way, line }) => ({ line, width: way.width })),
    ...circles.map(({ line, width }) => ({ line, width })),
  ];
  const corners = exits.flatMap((exit) => stripOf(exit).flatMap(pointsOf));
  const hull = junction.circle ? [] : convexHull(corners);
  return {
    junction,
    key: `intersection/n${junction.nodes[0]}`,
    layer: layerOfExits(exits),
    exits,
    circles,
    inside: [...circles, ...inner.map(({ way }) => way)],
    ground: union([...corridorGround(lines), ...(hull.length > 0 ? [hull] : [])]),
  };
}

/**
 * Whether roads really cross in a junction: three approaches or more. Two are one road going through, e.g. where its two carriageways are
 * joined for turning back. A roundabout always counts.
 */
export function isIntersection(
  network: RoadNetwork,
  junction: Junction,
  junctionOf: ReadonlyMap<number, number>,
): boolean {
  return junction.circle || groupExits(exitsOf(network, junction, junctionOf)).length >= 3;
}

/** The last metres of an exit before it leaves the box, across the road. */
function stripOf({ end, outward, arm }: Exit): Polygon {
  return strip(end, [-outward[0], -outward[1]], arm.way.width, STRIP_DEPTH_M);
}

/** The site of a crossing on the ground that is left to it: one strip for each approach, the rest is surface. Null if nothing is left. */
export function intersectionSite(raw: RawIntersection, ground: MultiPolygon): DerivedSite | null {
  if (ground.length === 0) return null;
  const { junction, exits } = raw;
  let rest = ground;
  const approaches = groupExits(exits.map((exit) => atEdge(exit, ground))).flatMap((group): SitePart[] => {
    const polygons = withoutSlivers(intersection(rest, union(group.map(stripOf))));
    const first = group[0];
    if (polygons.length === 0 || !first) return [];
    rest = difference(rest, polygons);
    return [
      { ref: `approach:${first.arm.way.id}/n${nextNode(first.arm)}`, role: "approach", polygons, at: middleOf(group) },
    ];
  });
  const surface = withoutSlivers(rest);
  return {
    key: raw.key,
    kind: "intersection",
    ...namesOf(raw),
    layer: raw.layer,
    candidate: false,
    ground,
    parts: [
      ...(surface.length > 0 ? [{ ref: "surface", role: "surface" as const, polygons: surface }] : []),
      ...approaches,
    ],
    centreline: [],
    osmIds: sortedIds([
      ...junction.nodes.map((node) => `n${node}`),
      ...[...raw.inside, ...exits.map(({ arm }) => arm.way)].map((way) => way.id),
    ]),
    rule: junction.circle ? "intersection-roundabout" : "intersection-crossing",
  };
}

/** Exits that people see as one approach: both carriageways of a road, and slip roads beside it. */
function groupExits(exits: readonly Exit[]): Exit[][] {
  const groups: Exit[][] = [];
  for (const exit of exits.toSorted((a, b) => Number(a.arm.way.link) - Number(b.arm.way.link))) {
    const group = groups.find((others) => others.some((other) => isSameApproach(exit, other)));
    if (group) group.push(exit);
    else groups.push([exit]);
  }
  return groups;
}

function isSameApproach(a: Exit, b: Exit): boolean {
  if (dot(a.outward, b.outward) < SAME_WAY_COS) return false;
  if (sameRoad(a.arm.way, b.arm.way)) return distance(a.end, b.end) <= SAME_ROAD_M;
  return (a.arm.way.link || b.arm.way.link) && distance(a.end, b.end) <= BESIDE_M;
}

function middleOf(exits: readonly Exit[]): XY {
  const inside = exits.map(
    ({ end, outward }): XY => [end[0] - (outward[0] * STRIP_DEPTH_M) / 2, end[1] - (outward[1] * STRIP_DEPTH_M) / 2],
  );
  return [
    inside.reduce((sum, [x]) => sum + x, 0) / inside.length,
    inside.reduce((sum, [, y]) => sum + y, 0) / inside.length,
  ];
}

/** The roundabout's own name, else the roads that meet, the highest class first. */
function namesOf({ exits, circles }: RawIntersection): { name: string | null; nameEn: string | null } {
  const circle = circles.find((way) => way.tags.name !== undefined);
  if (circle?.tags.name) return { name: circle.tags.name, nameEn: circle.tags["name:en"] ?? null };
  const ways = exits.map(({ arm }) => arm.way).filter((way) => !way.link && roadName(way) !== null);
  const ordered = ways.toSorted((a, b) => a.rank - b.rank);
  const joined = (names: readonly (string | null | undefined)[]) => {
    const known = [...new Set(names)].filter((name) => name !== null && name !== undefined);
    return known.length === 0 ? null : known.slice(0, 3).join(" / ");
  };
  const nameEn = ordered.every((way) => way.tags["name:en"]) ? joined(ordered.map((way) => way.tags["name:en"])) : null;
  return { name: joined(ordered.map(roadName)), nameEn };
}

function layerOfExits(exits: readonly Exit[]): number {
  const layers = exits.map(({ arm }) => arm.way.layer).sort((a, b) => Math.abs(a) - Math.abs(b));
  return layers[0] ?? 0;
}
