import type { XY } from "@/lib/geometry/polygon";
import { DisjointSets } from "./disjoint-sets";
import { distanceToLine, lineLength } from "./line";
import type { Opening } from "./openings";
import { roadName } from "./road-network";
import type { SegmentIndex } from "./segment-index";
import type { StreetWay } from "./street-way";
import { isRoad } from "./tunnels";
import { inwardOf } from "./way-ends";

/** Ways for people on foot, joined over their shared nodes, with the stairs that lead to them. */
export type FootStructure = { readonly spans: readonly StreetWay[]; readonly stairs: readonly StairsAt[] };

/** Spans of one name this near are one structure. Ours. */
const NAMESAKE_M = 30;
/** A bridge or tunnel for people on foot that passes over or under no street is offered only if it is this long. Ours. */
export const FOOT_CANDIDATE_MIN_M = 10;

/** Stairs, and the node where they meet what they lead to. */
type StairsAt = { readonly way: StreetWay; readonly head: number };

/**
 * Puts bridge or tunnel ways for people on foot together where they share a node or a flight of stairs.
 *
 * @param spans - The bridge or tunnel ways, by OSM id.
 * @param stairs - Every flight of stairs that may lead to one, by OSM id.
 * @param ground - Nodes where people can step off to the street: stairs are followed to them and no further.
 */
export function footStructures(
  spans: readonly StreetWay[],
  stairs: readonly StreetWay[],
  ground: ReadonlySet<number>,
): FootStructure[] {
  const sets = new DisjointSets(spans.length);
  const spansAt = new Map<number, number>();
  spans.forEach((way, index) => {
    for (const node of way.nodes) {
      sets.join(index, spansAt.get(node) ?? index);
      spansAt.set(node, spansAt.get(node) ?? index);
    }
  });
  joinNamesakes(spans, sets);
  const owned = stairsBySpan(spansAt, stairs, ground, sets);
  return sets.groups().map((group) => ({
    spans: group.map((index) => spans[index] as StreetWay),
    stairs: owned.filter(({ span }) => group.includes(span)).map(({ way, head }) => ({ way, head })),
  }));
}

/** Spans of one name and layer side by side are one: the two footways of one bridge. */
function joinNamesakes(spans: readonly StreetWay[], sets: DisjointSets): void {
  const byName = new Map<string, number[]>();
  spans.forEach((way, index) => {
    if (way.tags.name === undefined) return;
    const key = `${way.layer} ${way.tags.name}`;
    byName.set(key, [...(byName.get(key) ?? []), index]);
  });
  for (const group of byName.values()) {
    for (const a of group) {
      for (const b of group) {
        const [one, other] = [spans[a] as StreetWay, spans[b] as StreetWay];
        if (a < b && one.line.some((at) => distanceToLine(at, other.line) <= NAMESAKE_M)) sets.join(a, b);
      }
    }
  }
}

/** The name most of the spans' length bears. */
export function footName(spans: readonly StreetWay[]): StreetWay | null {
  const named = spans.filter((way) => way.tags.name !== undefined);
  const lengthOf = (name: string | undefined) =>
    named.reduce((sum, way) => sum + (way.tags.name === name ? lineLength(way.line) : 0), 0);
  const [longest] = named.toSorted((a, b) => lengthOf(b.tags.name) - lengthOf(a.tags.name));
  return longest ?? null;
}

/** Length of all spans in metres. */
export function spanLength(spans: readonly StreetWay[]): number {
  return spans.reduce((sum, way) => sum + lineLength(way.line), 0);
}

/** Follows stairs away from each span, flight after flight, until they reach the street. Flights between two spans join them. */
function stairsBySpan(
  spansAt: ReadonlyMap<number, number>,
  stairs: readonly StreetWay[],
  ground: ReadonlySet<number>,
  sets: DisjointSets,
) {
  const at = new Map<number, StreetWay[]>();
  for (const way of stairs) for (const node of endsOf(way)) at.set(node, [...(at.get(node) ?? []), way]);
  const owned: { way: StreetWay; head: number; span: number }[] = [];
  const taken = new Set<StreetWay>();
  const waiting = [...spansAt].map(([node, span]) => ({ node, span }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { node, span } = next;
    for (const way of at.get(node) ?? []) {
      if (taken.has(way)) continue;
      taken.add(way);
      owned.push({ way, head: node, span });
      const foot = endsOf(way).find((end) => end !== node);
      if (foot === undefined) continue;
      const other = spansAt.get(foot);
      if (other !== undefined) sets.join(span, other);
      else if (!ground.has(foot)) waiting.push({ node: foot, span });
    }
  }
  return owned;
}

function endsOf(way: StreetWay): number[] {
  return [way.nodes[0] as number, way.nodes.at(-1) as number];
}

/** The strip at the head of each flight that starts at a span: the first steps away from it. */
export function stairHeads({ spans, stairs }: FootStructure): Opening[] {
  const nodes = new Set(spans.flatMap((way) => way.nodes));
  return stairs.flatMap(({ way, head }): Opening[] => {
    if (!nodes.has(head)) return [];
    const line = way.nodes[0] === head ? way.line : way.line.toReversed();
    const inward = inwardOf(line);
    return inward
      ? [{ ref: `stair-head:${way.id}/n${head}`, role: "stair-head", at: line[0] as XY, inward, width: way.width }]
      : [];
  });
}

/** The named road a structure passes over or under, the highest class first. */
export function roadCrossed(spans: readonly StreetWay[], roads: SegmentIndex): StreetWay | null {
  const crossed = spans
    .flatMap((way) => roads.crossed(way.line, way.nodes))
    .filter((way) => isRoad(way) && way.structure !== "tunnel");
  const [best] = crossed.toSorted(
    (a, b) => Number(roadName(a) === null) - Number(roadName(b) === null) || a.rank - b.rank,
  );
  return best ?? null;
}
