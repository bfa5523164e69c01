import { corridorGround } from "@/lib/geometry/corridor";
import type { DerivedSite } from "../derived-site";
import type { SiteSettings } from "../site-settings";
import { joinLines, lineLength } from "./line";
import { divide } from "./openings";
import { sortedIds } from "./osm-order";
import type { StreetWay } from "./street-way";
import { groupStructures, namesake, structureName } from "./structure-groups";
import { layerOfWays, portalsOf } from "./way-ends";
import { isPrivate } from "./way-tags";

/** Groups of road ways under ground that are long enough to be tunnels. Ways not in them stay streets. */
export function tunnelGroups(ways: readonly StreetWay[], settings: SiteSettings): StreetWay[][] {
  const tunnels = ways.filter((way) => way.structure === "tunnel" && isRoad(way) && !isPrivate(way.tags));
  return groupStructures(tunnels).filter(
    (group) => group.reduce((sum, way) => sum + lineLength(way.line), 0) >= settings.tunnelMinM,
  );
}

/** Roads for everyone: car-park aisles and driveways are not. */
export function isRoad(way: StreetWay): boolean {
  return way.use === "main" || way.use === "road";
}

/** Ways of a structure with the footways beside them. */
export function withCompanions(
  group: readonly StreetWay[],
  companions: ReadonlyMap<StreetWay, StreetWay>,
): StreetWay[] {
  const own = new Set(group);
  return [...group, ...[...companions].filter(([, host]) => own.has(host)).map(([foot]) => foot)];
}

/** 隧道: all tubes and pieces of one name, with a portal at each free end. */
export function tunnelSites(
  groups: readonly StreetWay[][],
  companions: ReadonlyMap<StreetWay, StreetWay>,
): DerivedSite[] {
  return groups.map((group) => {
    const own = new Set(group);
    const elsewhere = new Set(
      groups
        .flat()
        .filter((way) => !own.has(way))
        .flatMap((way) => way.nodes),
    );
    const all = withCompanions(group, companions);
    const ground = corridorGround(all);
    const named = namesake(group);
    return {
      key: `tunnel/${group[0]?.id}`,
      kind: "tunnel",
      name: named ? structureName(named) : null,
      nameEn: named?.tags["name:en"] ?? null,
      layer: layerOfWays(group),
      candidate: false,
      ground,
      parts: divide(ground, "length", portalsOf(all, elsewhere)),
      centreline: joinLines(group),
      osmIds: sortedIds(all.map((way) => way.id)),
      rule: "tunnel-road",
    };
  });
}
