import type { LonLat } from "@/lib/crs/lon-lat";
import { unit } from "@/lib/geometry/corridor";
import type { MultiPolygon, Ring, XY } from "@/lib/geometry/polygon";
import type { OsmFeature } from "@/lib/osm/feature";
import { boxOf, contains } from "./area";
import { crossing, distance, nearestOnSegment } from "./line";
import { type Opening, STRIP_DEPTH_M } from "./openings";
import { byOsmId } from "./osm-order";
import { dot } from "./road-network";
import type { SegmentIndex, WaySegment } from "./segment-index";
import { isPrivate } from "./way-tags";

/** A gate or entrance mapped as a point. */
export type Gate = { readonly id: string; readonly at: XY };

type Edge = readonly [XY, XY];
type OnEdge = { readonly at: XY; readonly inward: XY };

/** Ways and gates this near each other along an edge are one entrance. Ours. */
const ONE_ENTRANCE_M = 8;
/** A gate this near an edge stands on it. Ours. */
const ON_EDGE_M = 3;
/** A way at less than 20 degrees to an edge runs along it. Ours. */
const ALONG_EDGE_COS = Math.sin((20 * Math.PI) / 180);
/** A way whose end is this near an edge ends on it. */
const AT_END_M = 0.5;
/** No entrance is narrower. Ours. */
const LEAST_WIDTH_M = 3;

/**
 * Where ways cross the edge of a ground or end on it, and the gates on it, in the order of ways and gates. Ways along the edge do not count;
 * streets that end on it do, since a square drawn as an area has no ways inside.
 */
export function entrancesOf(ground: MultiPolygon, ways: SegmentIndex, gates: readonly Gate[]): Opening[] {
  const edges = ground.flat().flatMap(edgesOf);
  const found: Opening[] = [];
  const refs = new Map<string, number>();
  const add = (ref: string, { at, inward }: OnEdge, width: number) => {
    if (!leadsIn(at, inward, ground) || found.some((other) => distance(other.at, at) < ONE_ENTRANCE_M)) return;
    const times = (refs.get(ref) ?? 0) + 1;
    refs.set(ref, times);
    found.push({
      ref: times === 1 ? ref : `${ref}-${times}`,
      role: "entrance",
      at,
      inward,
      width: Math.max(LEAST_WIDTH_M, width),
    });
  };
  for (const segment of ways.near(boxOf(ground))) {
    const ref = `entrance:${segment.way.id}/n${segment.way.nodes[segment.index]}`;
    for (const place of [...crossedEdges(segment, edges, ground), ...endsOnEdges(segment, edges)])
      add(ref, place, segment.way.width);
  }
  for (const gate of gates) {
    const place = nearestEdge(gate.at, edges, ON_EDGE_M, () => 0);
    if (place) add(`entrance:${gate.id}`, place, LEAST_WIDTH_M);
  }
  return found;
}

/** Where a segment passes over an edge and goes on into the ground. */
function crossedEdges({ from, to }: WaySegment, edges: readonly Edge[], ground: MultiPolygon): OnEdge[] {
  return edges.flatMap(([a, b]) => {
    const share = crossing(from, to, a, b);
    const inward = share === null ? null : inwardOfEdge(a, b);
    if (share === null || !inward || !meetsEdge(from, to, inward)) return [];
    const at: XY = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    return [to, from].some((goal) => contains(ground, towards(at, goal))) ? [{ at, inward }] : [];
  });
}

/** Where a way ends on an edge that it does not run along; of two edges at a corner, the one it meets more squarely. */
function endsOnEdges({ way, index, from, to }: WaySegment, edges: readonly Edge[]): OnEdge[] {
  const ends: [XY, XY][] = [
    ...(index === 0 ? [[from, to] as [XY, XY]] : []),
    ...(index === way.line.length - 2 ? [[to, from] as [XY, XY]] : []),
  ];
  return ends.flatMap(([end, before]) => {
    const along = unit(before, end);
    const place = along && nearestEdge(end, edges, AT_END_M, (inward) => -Math.abs(dot(along, inward)));
    return place && meetsEdge(before, end, place.inward) ? [place] : [];
  });
}

function meetsEdge(from: XY, to: XY, inward: XY): boolean {
  const along = unit(from, to);
  return along !== null && Math.abs(dot(along, inward)) >= ALONG_EDGE_COS;
}

function towards(at: XY, goal: XY): XY {
  const share = Math.min(1, STRIP_DEPTH_M / Math.max(distance(at, goal), 1e-9));
  return [at[0] + (goal[0] - at[0]) * share, at[1] + (goal[1] - at[1]) * share];
}

/** The point of the edges nearest to a place, within `reach`; of equally near edges the one with the least `rank`. */
function nearestEdge(place: XY, edges: readonly Edge[], reach: number, rank: (inward: XY) => number): OnEdge | null {
  const near = edges.flatMap(([a, b]) => {
    const at = nearestOnSegment(place, a, b);
    const inward = inwardOfEdge(a, b);
    const apart = distance(place, at);
    return inward && apart <= reach ? [{ at, inward, apart, rank: rank(inward) }] : [];
  });
  const [best] = near.sort((p, q) => p.rank - q.rank || p.apart - q.apart);
  return best ?? null;
}

/** Rings of a ground have it on their left: the outer ring runs counter-clockwise, holes clockwise. */
function inwardOfEdge(a: XY, b: XY): XY | null {
  const along = unit(a, b);
  return along && [-along[1], along[0]];
}

function edgesOf(ring: Ring): Edge[] {
  return Array.from({ length: ring.length / 2 - 1 }, (_, i) => [
    [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0],
    [ring[2 * i + 2] ?? 0, ring[2 * i + 3] ?? 0],
  ]);
}

function leadsIn(at: XY, inward: XY, ground: MultiPolygon): boolean {
  return contains(ground, [at[0] + inward[0] * STRIP_DEPTH_M, at[1] + inward[1] * STRIP_DEPTH_M]);
}

/** The gates and entrances of a map file that the public may use, by OSM id. */
export function gatesOf(features: readonly OsmFeature[], toLocal: (at: LonLat) => XY): Gate[] {
  return features
    .flatMap(({ id, tags, geometry }) =>
      geometry.type === "point" && isGate(tags) ? [{ id, at: toLocal(geometry.at) }] : [],
    )
    .sort((a, b) => byOsmId(a.id, b.id));
}

function isGate(tags: OsmFeature["tags"]): boolean {
  if (isPrivate(tags)) return false;
  return (
    ["gate", "lift_gate", "swing_gate", "kissing_gate", "turnstile", "entrance"].includes(tags.barrier ?? "") ||
    ["yes", "main"].includes(tags.entrance ?? "")
  );
}
