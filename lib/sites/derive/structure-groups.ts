import Flatbush from "flatbush";
import type { XY } from "@/lib/geometry/polygon";
import { DisjointSets } from "./disjoint-sets";
import { distanceToLine, lineBox } from "./line";
import { dot } from "./road-network";
import type { StreetWay } from "./street-way";
import { isOneway } from "./way-tags";

/** Pieces and tubes of one name this near are one structure. Ours. */
const SAME_NAME_M = 40;
/** Unnamed one-way tubes side by side are one structure within this. Ours. */
const UNNAMED_M = 20;
const OPPOSITE_COS = -0.8;

/** The name a way gives its bridge or tunnel: the structure's own, else the road's. */
export function structureName(way: StreetWay): string | null {
  return ownName(way) ?? way.tags.name ?? way.tags.ref ?? null;
}

function ownName({ tags, structure }: StreetWay): string | null {
  return tags[`${structure}:name`] ?? tags[`${structure}_name`] ?? null;
}

/** The way whose name a group of bridge or tunnel ways bears: one that names the structure itself, else the first with a name. */
export function namesake(group: readonly StreetWay[]): StreetWay | undefined {
  return group.find((way) => ownName(way) !== null) ?? group.find((way) => structureName(way) !== null);
}

/** The same name, or one way names the structure where the other names the road. */
function agree(a: StreetWay, b: StreetWay): boolean {
  const [roadA, roadB] = [a.tags.name ?? null, b.tags.name ?? null];
  if (structureName(a) === structureName(b) || (roadA !== null && roadA === roadB)) return true;
  const [ownA, ownB] = [ownName(a), ownName(b)];
  return (
    (ownA !== null && roadA === null && ownB === null && roadB !== null) ||
    (ownB !== null && roadB === null && ownA === null && roadA !== null)
  );
}

/**
 * Bridge or tunnel ways that are one structure: joined and of one name, or of one name side by side; unnamed pieces go with what they join.
 *
 * @param ways - Ways of one structure, by OSM id.
 * @returns Groups by their smallest way.
 */
export function groupStructures(ways: readonly StreetWay[]): StreetWay[][] {
  const sets = new DisjointSets(ways.length);
  joinAtNodes(ways, sets);
  joinBeside(ways, sets);
  joinUnnamed(ways, sets);
  return sets.groups().map((group) => group.map((index) => ways[index] as StreetWay));
}

function joinAtNodes(ways: readonly StreetWay[], sets: DisjointSets): void {
  for (const meeting of waysByNode(ways).values()) {
    for (const a of meeting)
      for (const b of meeting) if (a < b && agree(ways[a] as StreetWay, ways[b] as StreetWay)) sets.join(a, b);
  }
}

function waysByNode(ways: readonly StreetWay[]): Map<number, number[]> {
  const at = new Map<number, number[]>();
  ways.forEach((way, index) => {
    for (const node of way.nodes) at.set(node, [...(at.get(node) ?? []), index]);
  });
  return at;
}

function joinBeside(ways: readonly StreetWay[], sets: DisjointSets): void {
  if (ways.length === 0) return;
  const index = new Flatbush(ways.length);
  for (const way of ways) index.add(...lineBox(way.line));
  index.finish();
  ways.forEach((way, a) => {
    const [west, south, east, north] = lineBox(way.line);
    for (const b of index.search(west - SAME_NAME_M, south - SAME_NAME_M, east + SAME_NAME_M, north + SAME_NAME_M)) {
      if (b > a && areBeside(way, ways[b] as StreetWay)) sets.join(a, b);
    }
  });
}

function areBeside(a: StreetWay, b: StreetWay): boolean {
  const [nameA, nameB] = [structureName(a), structureName(b)];
  if (nameA !== nameB) return false;
  if (nameA !== null) return gap(a, b) <= SAME_NAME_M;
  if (a.layer !== b.layer || a.tags.highway !== b.tags.highway || !isOneway(a.tags) || !isOneway(b.tags)) return false;
  return dot(heading(a), heading(b)) < OPPOSITE_COS && gap(a, b) <= UNNAMED_M;
}

/** Unnamed pieces go with the named structure they join, the smallest first, and never join two named ones. */
function joinUnnamed(ways: readonly StreetWay[], sets: DisjointSets): void {
  const named = ways.map((way) => structureName(way) !== null);
  for (const meeting of waysByNode(ways).values()) {
    const host = meeting.find((item) => named[item]);
    if (host === undefined) continue;
    for (const item of meeting) {
      const root = sets.find(item);
      const taken = ways.some((_, other) => named[other] && sets.find(other) === root);
      if (!named[item] && !taken) sets.join(host, item);
    }
  }
}

function gap(a: StreetWay, b: StreetWay): number {
  return Math.min(
    ...a.line.map((point) => distanceToLine(point, b.line)),
    ...b.line.map((point) => distanceToLine(point, a.line)),
  );
}

function heading({ line }: StreetWay): XY {
  const [from, to] = [line[0] as XY, line.at(-1) as XY];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}
