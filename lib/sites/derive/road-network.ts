import type { XY } from "@/lib/geometry/polygon";
import type { StreetWay } from "./street-way";
import { isRoundabout } from "./way-tags";

/** One direction a road leaves a node in: along `way` from its point `index`, forwards (+1) or backwards (-1). */
export type Arm = { readonly way: StreetWay; readonly index: number; readonly step: 1 | -1 };

/** Main roads joined at their shared nodes. */
export type RoadNetwork = {
  readonly ways: readonly StreetWay[];
  readonly arms: ReadonlyMap<number, readonly Arm[]>;
  readonly at: ReadonlyMap<number, XY>;
};

export function roadNetwork(ways: readonly StreetWay[]): RoadNetwork {
  const arms = new Map<number, Arm[]>();
  const at = new Map<number, XY>();
  const add = (node: number, arm: Arm) => {
    const known = arms.get(node);
    if (known) known.push(arm);
    else arms.set(node, [arm]);
  };
  for (const way of ways) {
    way.nodes.forEach((node, index) => {
      at.set(node, way.line[index] as XY);
      if (index > 0) add(node, { way, index, step: -1 });
      if (index + 1 < way.nodes.length) add(node, { way, index, step: 1 });
    });
  }
  return { ways, arms, at };
}

/** What makes pieces of way one road: its name, else its number; null for neither. */
export function roadName(way: StreetWay): string | null {
  return way.tags.name ?? way.tags.ref ?? null;
}

/** Whether two ways are the same road to the eye: the same name, or both unnamed and of one class. */
export function sameRoad(a: StreetWay, b: StreetWay): boolean {
  const [nameA, nameB] = [roadName(a), roadName(b)];
  return nameA === nameB && (nameA !== null || (a.rank === b.rank && a.link === b.link));
}

export function isCircle(way: StreetWay): boolean {
  return isRoundabout(way.tags);
}

/** The node next to an arm's own along it. */
export function nextNode({ way, index, step }: Arm): number {
  return way.nodes[index + step] ?? 0;
}

/** Unit vector an arm leaves in, over its first points that lie apart. */
export function armDirection({ way, index, step }: Arm): XY {
  const from = way.line[index] as XY;
  for (let i = index + step; i >= 0 && i < way.line.length; i += step) {
    const to = way.line[i] as XY;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length > 0.5 || (length > 0 && (i === 0 || i === way.line.length - 1)))
      return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  }
  return [1, 0];
}

/** Whether traffic of a one-way way leaves the node along this arm. */
export function leavesNode({ way, step }: Arm): boolean {
  return (way.tags.oneway === "-1" ? -1 : 1) === step;
}

export function dot(a: XY, b: XY): number {
  return a[0] * b[0] + a[1] * b[1];
}
