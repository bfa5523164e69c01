import type { Line } from "@/lib/geometry/polygon";
import { boxesMeet } from "./area";
import { DisjointSets } from "./disjoint-sets";
import { distanceToLine, lineBox, lineLength, samplesAlong } from "./line";
import { isCircle, type RoadNetwork, roadName } from "./road-network";
import type { StreetWay } from "./street-way";
import { isOneway } from "./way-tags";

/** A part of one way between two crossings, or to where the way ends. `junctions` are those at its start and its end. */
export type RoadPiece = {
  readonly way: StreetWay;
  readonly nodes: readonly number[];
  readonly line: Line;
  readonly junctions: readonly [number | null, number | null];
};

/** One road from crossing to crossing: pieces of one name and class, both carriageways together. */
export type RoadStretch = { readonly pieces: readonly RoadPiece[] };

/** Carriageways of one road run no further apart than this. Ours. */
const DUAL_M = 40;
/** Unnamed one-way roads are one road only when this close. Ours. */
const DUAL_UNNAMED_M = 25;
/** A loop that leaves a crossing and comes back within this is part of the crossing. Ours. */
const INNER_M = 120;
/** Slip roads up to this long belong to the road they leave; longer ones are roads of their own. Ours. */
const SLIP_ROAD_M = 150;

/**
 * Main roads from crossing to crossing, by their smallest way.
 *
 * @param junctionOf - Number of the crossing that a node belongs to.
 * @returns The stretches, and for each junction the pieces that never leave it.
 */
export function findStretches(
  network: RoadNetwork,
  junctionOf: ReadonlyMap<number, number>,
): { stretches: RoadStretch[]; inner: ReadonlyMap<number, readonly RoadPiece[]> } {
  const pieces = network.ways.flatMap((way) =>
    isCircle(way) && way.nodes.every((node) => junctionOf.has(node)) ? [] : cutAt(way, junctionOf),
  );
  const { own, inner } = splitInner(connect(pieces, junctionOf));
  return { stretches: attachSlips(pairCarriageways(own)), inner };
}

function cutAt(way: StreetWay, junctionOf: ReadonlyMap<number, number>): RoadPiece[] {
  const pieces: RoadPiece[] = [];
  let start = 0;
  for (let i = 1; i < way.nodes.length; i++) {
    if (i + 1 < way.nodes.length && !junctionOf.has(way.nodes[i] as number)) continue;
    const ends = [way.nodes[start], way.nodes[i]] as [number, number];
    pieces.push({
      way,
      nodes: way.nodes.slice(start, i + 1),
      line: way.line.slice(start, i + 1),
      junctions: [junctionOf.get(ends[0]) ?? null, junctionOf.get(ends[1]) ?? null],
    });
    start = i;
  }
  return pieces;
}

/** Pieces that make one road: equal strings go together. */
function roadKey({ way }: RoadPiece): string {
  return JSON.stringify([roadName(way), way.rank, way.link, way.layer]);
}

/** Joins pieces that meet outside crossings and are one road. */
function connect(pieces: readonly RoadPiece[], junctionOf: ReadonlyMap<number, number>): RoadPiece[][] {
  const sets = new DisjointSets(pieces.length);
  const first = new Map<string, number>();
  pieces.forEach((piece, index) => {
    for (const node of piece.nodes) {
      if (junctionOf.has(node)) continue;
      const key = `${node} ${roadKey(piece)}`;
      sets.join(index, first.get(key) ?? index);
      first.set(key, first.get(key) ?? index);
    }
  });
  return sets.groups().map((group) => group.map((index) => pieces[index] as RoadPiece));
}

/** Takes out roads that leave one crossing and soon come back to it. */
function splitInner(roads: readonly RoadPiece[][]) {
  const inner = new Map<number, RoadPiece[]>();
  const own = roads.filter((pieces) => {
    const met = new Set(pieces.flatMap((piece) => piece.junctions).filter((junction) => junction !== null));
    const open = openEnds(pieces);
    const [junction] = met;
    if (junction === undefined || met.size > 1 || open > 0 || totalLength(pieces) > INNER_M) return true;
    inner.set(junction, [...(inner.get(junction) ?? []), ...pieces]);
    return false;
  });
  return { own, inner };
}

/** Ends of a road that meet neither a crossing nor another of its pieces. */
function openEnds(pieces: readonly RoadPiece[]): number {
  const ends = new Map<number, number>();
  for (const { nodes, junctions } of pieces) {
    if (junctions[0] === null) ends.set(nodes[0] ?? 0, (ends.get(nodes[0] ?? 0) ?? 0) + 1);
    if (junctions[1] === null) ends.set(nodes.at(-1) ?? 0, (ends.get(nodes.at(-1) ?? 0) ?? 0) + 1);
  }
  return [...ends.values()].filter((count) => count === 1).length;
}

function totalLength(pieces: readonly RoadPiece[]): number {
  return pieces.reduce((sum, piece) => sum + lineLength(piece.line), 0);
}

/** Puts the two carriageways of one road together. */
function pairCarriageways(roads: readonly RoadPiece[][]): RoadPiece[][] {
  const sets = new DisjointSets(roads.length);
  const byKey = new Map<string, number[]>();
  roads.forEach((pieces, index) => {
    const key = roadKey(pieces[0] as RoadPiece);
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  for (const indices of byKey.values()) {
    for (const [position, a] of indices.entries()) {
      for (const b of indices.slice(position + 1)) if (arePair(roads[a] ?? [], roads[b] ?? [])) sets.join(a, b);
    }
  }
  return sets.groups().map((group) => group.flatMap((index) => roads[index] ?? []));
}

function arePair(a: readonly RoadPiece[], b: readonly RoadPiece[]): boolean {
  if (![...a, ...b].every(({ way }) => isOneway(way.tags) && !way.link)) return false;
  const [short, long] = totalLength(a) <= totalLength(b) ? [a, b] : [b, a];
  const reach = roadName((a[0] as RoadPiece).way) === null ? DUAL_UNNAMED_M : DUAL_M;
  const near = long.filter((piece) =>
    short.some((other) => boxesMeet(lineBox(piece.line), grown(lineBox(other.line), reach))),
  );
  if (near.length === 0) return false;
  const samples = short.flatMap((piece) => samplesAlong(piece.line, 10));
  const beside = samples.filter((point) => near.some((piece) => distanceToLine(point, piece.line) <= reach));
  return beside.length >= samples.length * 0.6;
}

function grown([west, south, east, north]: readonly [number, number, number, number], by: number) {
  return [west - by, south - by, east + by, north + by] as const;
}

/** Gives short slip roads to the road they leave, the highest class first. */
function attachSlips(roads: readonly RoadPiece[][]): RoadStretch[] {
  const isSlip = (pieces: readonly RoadPiece[]) =>
    pieces.every(({ way }) => way.link) && totalLength(pieces) <= SLIP_ROAD_M;
  const stretches = roads.filter((pieces) => !isSlip(pieces)).map((pieces) => ({ pieces: [...pieces], own: pieces }));
  const at = new Map<number, typeof stretches>();
  for (const stretch of stretches) {
    for (const node of new Set(stretch.own.flatMap((piece) => piece.nodes)))
      at.set(node, [...(at.get(node) ?? []), stretch]);
  }
  const orphans: RoadPiece[][] = [];
  for (const slip of roads.filter(isSlip)) {
    const hosts = slip
      .flatMap((piece) => piece.nodes.flatMap((node) => at.get(node) ?? []))
      .filter((host) => host.own[0]?.way.layer === slip[0]?.way.layer)
      .sort(
        (a, b) => (a.own[0]?.way.rank ?? 0) - (b.own[0]?.way.rank ?? 0) || stretches.indexOf(a) - stretches.indexOf(b),
      );
    if (hosts[0]) hosts[0].pieces.push(...slip);
    else orphans.push([...slip]);
  }
  return [...stretches, ...orphans.map((pieces) => ({ pieces }))].map(({ pieces }) => ({ pieces }));
}
