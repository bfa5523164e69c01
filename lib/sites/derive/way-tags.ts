import type { OsmFeature } from "@/lib/osm/feature";

type Tags = OsmFeature["tags"];

const FOOT = new Set(["footway", "path", "steps", "pedestrian", "cycleway"]);
const PUBLIC_ROADS = new Set(["unclassified", "residential", "living_street", "road"]);
const SERVICE_ROADS = new Set(["service", "track", "busway"]);

/** Who a way is for; null where it is no way people use (planned, under construction, a railway platform, a corridor inside a building). */
export function wayUse(tags: Tags, mainClasses: readonly string[]): "main" | "road" | "service" | "foot" | null {
  const highway = tags.highway ?? "";
  if (mainClasses.includes(classOf(tags))) return "main";
  if (FOOT.has(highway)) return "foot";
  if (PUBLIC_ROADS.has(highway) || KNOWN_ROADS.has(classOf(tags))) return "road";
  return SERVICE_ROADS.has(highway) ? "service" : null;
}

const KNOWN_ROADS = new Set(["motorway", "trunk", "primary", "secondary", "tertiary"]);

/** The road class without `_link`. */
export function classOf(tags: Tags): string {
  return (tags.highway ?? "").replace(/_link$/, "");
}

export function isLink(tags: Tags): boolean {
  return tags.highway?.endsWith("_link") ?? false;
}

/** A bridge, a tunnel, or neither; a passage through a building stays a street. */
export function structureOf(tags: Tags): "bridge" | "tunnel" | "street" {
  if (tags.bridge !== undefined && tags.bridge !== "no") return "bridge";
  if (tags.tunnel !== undefined && !["no", "building_passage", "culvert"].includes(tags.tunnel)) return "tunnel";
  return "street";
}

/** The layer of a way or area: its tag, at least 1 on a bridge and at most -1 in a tunnel, else 0. */
export function layerOf(tags: Tags): number {
  const tagged = Number.parseInt(tags.layer ?? "", 10);
  const layer = Number.isInteger(tagged) ? tagged : 0;
  const structure = structureOf(tags);
  if (structure === "bridge") return Math.max(1, layer);
  return structure === "tunnel" ? Math.min(-1, layer) : layer;
}

/** Inside a building or a station: `indoor`, `level` other than the street's, or a corridor. */
export function isIndoor(tags: Tags): boolean {
  if (tags.indoor !== undefined && tags.indoor !== "no") return true;
  return tags.level !== undefined && tags.level !== "0";
}

/** Closed to the public, unless people on foot are let in. */
export function isPrivate(tags: Tags): boolean {
  if (tags.foot !== undefined && ["yes", "designated", "permissive"].includes(tags.foot)) return false;
  return tags.access === "private" || tags.access === "no";
}

/** One direction only: dual carriageways and ramps. */
export function isOneway(tags: Tags): boolean {
  return tags.oneway === "yes" || tags.oneway === "1" || tags.oneway === "-1" || isRoundabout(tags);
}

export function isRoundabout(tags: Tags): boolean {
  return tags.junction === "roundabout" || tags.junction === "circular";
}
