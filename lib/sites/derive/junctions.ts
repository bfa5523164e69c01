import Flatbush from "flatbush";
import type { XY } from "@/lib/geometry/polygon";
import { DisjointSets } from "./disjoint-sets";
import { distance } from "./line";
import {
  type Arm,
  armDirection,
  dot,
  isCircle,
  leavesNode,
  type RoadNetwork,
  roadName,
  sameRoad,
} from "./road-network";
import { isOneway } from "./way-tags";

/** The nodes that people see as one crossing of main roads. */
export type Junction = { readonly nodes: readonly number[]; readonly circle: boolean };

/** Crossing nodes this near are one crossing. Ours. */
const JOIN_M = 25;
/** The same where a dual carriageway is crossed: its two carriageways and the median between them. Ours. */
const JOIN_DUAL_M = 45;
/** No crossing without a roundabout is wider than this. Ours. */
const WIDEST_M = 90;
/** Slip roads whose ends lie this near belong to the crossing. Ours. */
const SLIP_M = 60;
/** Arms closer than this in direction are one road splitting in two, not two roads: cosine of 60 degrees. */
const SPLIT_COS = 0.5;
/** A ramp that meets a road more steeply than this ends at a crossing, else it merges: cosine of 40 degrees. */
const MERGE_COS = Math.cos((40 * Math.PI) / 180);

/**
 * Where main roads cross. A node counts when three arms or more of main roads meet in it, unless one road only splits into its two
 * carriageways there or a slip road merges. Nodes of one crossing are put together, a roundabout with all its nodes.
 *
 * @returns Junctions by their smallest node.
 */
export function findJunctions(network: RoadNetwork): Junction[] {
  const circleNodes = nodesOfCircles(network);
  const nodes = [...network.arms.keys()]
    .filter((node) => circleNodes.has(node) || isCrossing(network.arms.get(node) ?? []))
    .sort((a, b) => a - b);
  const groups = new DisjointSets(nodes.length);
  const indexOf = new Map(nodes.map((node, index) => [node, index]));
  joinCircles(network, groups, indexOf);
  joinNear(network, nodes, groups, circleNodes);
  return withSlipRoads(
    network,
    groups.groups().map((group) => group.map((index) => nodes[index] as number)),
    circleNodes,
  );
}

/** Number of the junction each node belongs to. */
export function junctionIndex(junctions: readonly Junction[]): ReadonlyMap<number, number> {
  return new Map(junctions.flatMap(({ nodes }, index) => nodes.map((node) => [node, index] as const)));
}

/** Nodes of main-road roundabouts that another main road reaches. */
function nodesOfCircles({ ways, arms }: RoadNetwork): Set<number> {
  const reached = ways
    .filter(isCircle)
    .filter((way) => way.nodes.some((node) => (arms.get(node) ?? []).some((arm) => !isCircle(arm.way))));
  return new Set(reached.flatMap((way) => way.nodes));
}

function isCrossing(arms: readonly Arm[]): boolean {
  const roads = arms.filter((arm) => !arm.way.link);
  if (roads.length >= 3) return !(roads.length === 3 && isSplit(roads));
  return roads.length === 2 && arms.some((arm) => isRampEnd(arm, roads));
}

/** One two-way road that becomes two one-way carriageways side by side. */
function isSplit(roads: readonly Arm[]): boolean {
  const halves = roads.filter((arm) => isOneway(arm.way.tags));
  const [a, b] = halves;
  if (!a || !b || halves.length !== 2 || leavesNode(a) === leavesNode(b)) return false;
  return dot(armDirection(a), armDirection(b)) > SPLIT_COS;
}

/** The end of a motorway's or trunk road's ramp on a smaller road, met at an angle. */
function isRampEnd(arm: Arm, roads: readonly Arm[]): boolean {
  if (!/^(motorway|trunk)_link$/.test(arm.way.tags.highway ?? "")) return false;
  if (roads.some((road) => /^(motorway|trunk)$/.test(road.way.tags.highway ?? ""))) return false;
  const direction = armDirection(arm);
  return roads.every((road) => dot(direction, armDirection(road)) < MERGE_COS);
}

function joinCircles(network: RoadNetwork, groups: DisjointSets, indexOf: ReadonlyMap<number, number>): void {
  for (const way of network.ways.filter(isCircle)) {
    const members = way.nodes.flatMap((node) => indexOf.get(node) ?? []);
    for (const member of members) groups.join(member, members[0] ?? member);
  }
}

function joinNear(
  network: RoadNetwork,
  nodes: readonly number[],
  groups: DisjointSets,
  circleNodes: ReadonlySet<number>,
): void {
  const places = nodes.map((node) => network.at.get(node) as XY);
  for (const { a, b } of nearPairs(places, nodes, network)) {
    const merged = [...membersOf(groups, a, nodes), ...membersOf(groups, b, nodes)];
    const bounded =
      merged.some((index) => circleNodes.has(nodes[index] as number)) || widest(merged, places) <= WIDEST_M;
    if (bounded) groups.join(a, b);
  }
}

function membersOf(groups: DisjointSets, item: number, nodes: readonly number[]): number[] {
  const root = groups.find(item);
  return nodes.flatMap((_, index) => (groups.find(index) === root ? [index] : []));
}

function widest(members: readonly number[], places: readonly XY[]): number {
  let widest = 0;
  for (const a of members)
    for (const b of members) widest = Math.max(widest, distance(places[a] as XY, places[b] as XY));
  return widest;
}

/** Pairs that may be one crossing, nearest first. */
function nearPairs(places: readonly XY[], nodes: readonly number[], network: RoadNetwork) {
  if (places.length === 0) return [];
  const index = new Flatbush(places.length);
  for (const [x, y] of places) index.add(x, y);
  index.finish();
  const armsOf = (item: number) => network.arms.get(nodes[item] as number) ?? [];
  return places
    .flatMap((place, a) =>
      index
        .search(place[0] - JOIN_DUAL_M, place[1] - JOIN_DUAL_M, place[0] + JOIN_DUAL_M, place[1] + JOIN_DUAL_M)
        .filter((b) => b > a)
        .map((b) => ({ a, b, apart: distance(place, places[b] as XY) })),
    )
    .filter(
      ({ a, b, apart }) =>
        sharesLayer(armsOf(a), armsOf(b)) &&
        (apart <= JOIN_M || (apart <= JOIN_DUAL_M && shareCarriageways(armsOf(a), armsOf(b)))),
    )
    .sort((p, q) => p.apart - q.apart || p.a - q.a || p.b - q.b);
}

function sharesLayer(a: readonly Arm[], b: readonly Arm[]): boolean {
  return a.some((arm) => b.some((other) => arm.way.layer === other.way.layer));
}

/** Both nodes lie on one-way carriageways of one road. */
function shareCarriageways(a: readonly Arm[], b: readonly Arm[]): boolean {
  const oneway = (arms: readonly Arm[]) =>
    arms.filter((arm) => !arm.way.link && isOneway(arm.way.tags) && roadName(arm.way) !== null);
  return oneway(a).some((arm) => oneway(b).some((other) => sameRoad(arm.way, other.way)));
}

/** Adds the ends of slip roads near a crossing to it. */
function withSlipRoads(
  network: RoadNetwork,
  groups: readonly number[][],
  circleNodes: ReadonlySet<number>,
): Junction[] {
  const owner = new Map(groups.flatMap((group, index) => group.map((node) => [node, index] as const)));
  const centres = [...owner.keys()];
  const grown = groups.map((group) => [...group]);
  if (centres.length > 0) {
    const index = new Flatbush(centres.length);
    for (const node of centres) index.add(...(network.at.get(node) as XY));
    index.finish();
    for (const node of slipEnds(network, owner)) {
      const place = network.at.get(node) as XY;
      const [nearest] = index.neighbors(place[0], place[1], 1, SLIP_M);
      const group = nearest === undefined ? undefined : owner.get(centres[nearest] as number);
      if (group !== undefined) grown[group]?.push(node);
    }
  }
  return grown
    .map((nodes) => ({ nodes: nodes.sort((a, b) => a - b), circle: nodes.some((node) => circleNodes.has(node)) }))
    .sort((a, b) => (a.nodes[0] ?? 0) - (b.nodes[0] ?? 0));
}

function slipEnds({ arms }: RoadNetwork, owner: ReadonlyMap<number, number>): number[] {
  return [...arms]
    .filter(([node, meeting]) => !owner.has(node) && meeting.length >= 3 && meeting.some((arm) => arm.way.link))
    .map(([node]) => node)
    .sort((a, b) => a - b);
}
