import { corridorGround } from "@/lib/geometry/corridor";
import type { DerivedSite } from "../derived-site";
import type { SiteSettings } from "../site-settings";
import { joinLines, lineLength } from "./line";
import { divide } from "./openings";
import { sortedIds } from "./osm-order";
import type { StreetWay } from "./street-way";
import { groupStructures, namesake, structureName } from "./structure-groups";
import { isRoad, withCompanions } from "./tunnels";
import { layerOfWays, portalsOf } from "./way-ends";
import { isPrivate } from "./way-tags";

/** Groups of road ways on bridges that are long enough, from end to end, to be large bridges. */
export function largeBridgeGroups(ways: readonly StreetWay[], settings: SiteSettings): StreetWay[][] {
  const bridges = ways.filter((way) => way.structure === "bridge" && isRoad(way) && !isPrivate(way.tags));
  return groupStructures(bridges).filter((group) => endToEnd(group) >= settings.largeBridgeM);
}

/** 大型桥梁: both carriageways and all pieces of one name, with a portal at each end. */
export function largeBridgeSites(
  groups: readonly StreetWay[][],
  companions: ReadonlyMap<StreetWay, StreetWay>,
): DerivedSite[] {
  return groups.map((group) => {
    const own = withCompanions(group, companions);
    const ground = corridorGround(own);
    const named = namesake(group);
    return {
      key: `large-bridge/${group[0]?.id}`,
      kind: "large-bridge",
      name: named ? structureName(named) : null,
      nameEn: named?.tags["name:en"] ?? null,
      layer: layerOfWays(group),
      candidate: false,
      ground,
      parts: divide(ground, "surface", portalsOf(own, new Set())),
      centreline: joinLines(group),
      osmIds: sortedIds(own.map((way) => way.id)),
      rule: "large-bridge-length",
    };
  });
}

/** The longest way through a group of bridge ways, in metres: two carriageways side by side count once. */
function endToEnd(ways: readonly StreetWay[]): number {
  const next = new Map<number, { to: number; metres: number }[]>();
  const add = (from: number, to: number, metres: number) => next.set(from, [...(next.get(from) ?? []), { to, metres }]);
  for (const { nodes, line } of ways) {
    for (let i = 1; i < nodes.length; i++) {
      const metres = lineLength(line.slice(i - 1, i + 1));
      add(nodes[i - 1] as number, nodes[i] as number, metres);
      add(nodes[i] as number, nodes[i - 1] as number, metres);
    }
  }
  let longest = 0;
  for (const start of next.keys()) {
    const { metres: first, node } = farthest(next, start);
    if (first > longest) longest = Math.max(first, farthest(next, node).metres);
  }
  return longest;
}

/** The node farthest from `start` along the ways, by shortest paths. */
function farthest(next: ReadonlyMap<number, readonly { to: number; metres: number }[]>, start: number) {
  const metres = new Map([[start, 0]]);
  const waiting = [start];
  while (waiting.length > 0) {
    const node = waiting.shift() as number;
    for (const edge of next.get(node) ?? []) {
      const reached = (metres.get(node) ?? 0) + edge.metres;
      if (reached >= (metres.get(edge.to) ?? Number.POSITIVE_INFINITY)) continue;
      metres.set(edge.to, reached);
      waiting.push(edge.to);
    }
  }
  return [...metres].reduce((best, [node, reached]) => (reached > best.metres ? { node, metres: reached } : best), {
    node: start,
    metres: 0,
  });
}
