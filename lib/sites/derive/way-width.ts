import type { OsmFeature } from "@/lib/osm/feature";
import { classOf, isLink, isOneway, isRoundabout, structureOf } from "./way-tags";

type Tags = OsmFeature["tags"];

/** Width of a traffic lane where only `lanes` is known. JTG B01 gives 3.5 m and 3.75 m by speed; unverified. */
const LANE_M = 3.5;
/** Widths beyond this are mistakes of a unit or a decimal point. */
const WIDEST_M = 80;

/** Carriageway by class where neither `width` nor `lanes` is given: two-way, one-way. Ours. */
const CARRIAGEWAY_M: Readonly<Record<string, readonly [twoWay: number, oneWay: number]>> = {
  motorway: [14, 10.5],
  trunk: [14, 10.5],
  primary: [14, 7],
  secondary: [10.5, 7],
  tertiary: [7, 5],
  unclassified: [6, 4],
  residential: [6, 4],
  living_street: [5, 4],
  road: [6, 4],
  service: [4, 3.5],
  track: [3, 3],
  busway: [7, 3.5],
  pedestrian: [6, 6],
  cycleway: [2.5, 2],
  footway: [2.5, 2.5],
  path: [2, 2],
  steps: [2.5, 2.5],
};
const LINK_M = [7, 4] as const;
/** A footway carried over or under a street is wider than one beside it. Ours; CJJ 69 asks 3 m of bridges and 3.75 m of underpasses, unverified. */
const FOOT_STRUCTURE_M = { bridge: 3, tunnel: 4 } as const;

/** Pavement on each side by class. Ours. */
const PAVEMENT_M: Readonly<Record<string, number>> = { trunk: 1.5, primary: 4, secondary: 3, tertiary: 2.5 };
const MINOR_PAVEMENT_M: Readonly<Record<string, number>> = { unclassified: 1.5, residential: 1.5, road: 1.5 };
/** Kerb or walkway on each side of a road tunnel. Ours. */
const TUNNEL_KERB_M = 0.75;

/** Width of the carriageway (or of the footway itself) in metres: `width`, else `lanes` × 3.5 m, else the default of its class. */
export function carriagewayWidth(tags: Tags): number {
  const tagged = metresOf(tags.width);
  if (tagged !== null) return tagged;
  const lanes = Number.parseFloat(tags.lanes ?? "");
  if (lanes >= 1 && lanes <= 20) return lanes * LANE_M;
  const structure = structureOf(tags);
  if (structure !== "street" && (tags.highway === "footway" || tags.highway === "path"))
    return FOOT_STRUCTURE_M[structure];
  const [twoWay, oneWay] = isLink(tags) ? LINK_M : (CARRIAGEWAY_M[classOf(tags)] ?? [4, 4]);
  return isOneway(tags) ? oneWay : twoWay;
}

/** Width of the whole corridor people use: carriageway and the pavements that `sidewalk` does not rule out. Metres. */
export function corridorWidth(tags: Tags): number {
  const carriageway = carriagewayWidth(tags);
  if (structureOf(tags) === "tunnel" && PAVEMENT_M[classOf(tags)] !== undefined) return carriageway + 2 * TUNNEL_KERB_M;
  if (isLink(tags) || isRoundabout(tags)) return carriageway;
  const pavement = PAVEMENT_M[classOf(tags)] ?? MINOR_PAVEMENT_M[classOf(tags)] ?? 0;
  return carriageway + pavement * sidesWithPavement(tags);
}

function sidesWithPavement(tags: Tags): 0 | 1 | 2 {
  const sidewalk = tags.sidewalk ?? tags["sidewalk:both"];
  if (sidewalk === "no" || sidewalk === "none") return 0;
  return sidewalk === "left" || sidewalk === "right" ? 1 : 2;
}

function metresOf(text: string | undefined): number | null {
  const match = /^(\d+(?:[.,]\d+)?)\s*m?$/.exec((text ?? "").trim());
  const value = match ? Number.parseFloat((match[1] ?? "").replace(",", ".")) : Number.NaN;
  return value > 0 && value <= WIDEST_M ? value : null;
}
