import type { MultiPolygon } from "@/lib/geometry/polygon";
import { area, difference, intersection, union } from "@/lib/geometry/polygon-boolean";
import { AREA_ROLES, type PartRole } from "./derived-site";
import { drawnZone } from "./drawn-zone";
import type { SiteKind } from "./site-kind";

/** A piece of a site's ground, metres on the city's plane, and what it is; `ref` as in `SitePart`. */
export type ZoneGround = { readonly ref: string; readonly role: PartRole; readonly ground: MultiPolygon };

/** What is left of a zone below this is a scrap of its edge, m². Ours. */
const SCRAP_M2 = 0.1;

/**
 * The zones of a site whose ground became another: each keeps what of it still is ground, and what is new goes to the largest that divides the ground, or to
 * one of its own where there is none. Zones of which nothing is left go.
 */
export function zonesOnGround(kind: SiteKind, zones: readonly ZoneGround[], ground: MultiPolygon): ZoneGround[] {
  const kept = zones.map((zone) => ({ ...zone, ground: intersection(zone.ground, ground) }));
  const added = difference(ground, union(zones.flatMap((zone) => zone.ground)));
  const role = drawnZone(kind);
  const [largest = { ref: role, role, ground: [] }] = kept
    .filter((zone) => AREA_ROLES.some((one) => one === zone.role))
    .toSorted((a, b) => area(b.ground) - area(a.ground));
  const grown = { ...largest, ground: union([...largest.ground, ...added]) };
  const all = [grown, ...kept.filter(({ ref }) => ref !== grown.ref)];
  return all.filter((zone) => area(zone.ground) >= SCRAP_M2);
}
