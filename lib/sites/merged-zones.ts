import type { MultiPolygon } from "@/lib/geometry/polygon";
import { difference, union } from "@/lib/geometry/polygon-boolean";
import type { ZoneGround } from "./zones-on-ground";

/**
 * The zones of two sites that become one: where both lie, those of the first hold. Zones of the other that are what one of the first is, by their `ref`, grow into it.
 *
 * @param ground - Of the first site.
 */
export function mergedZones(
  zones: readonly ZoneGround[],
  ground: MultiPolygon,
  others: readonly ZoneGround[],
): ZoneGround[] {
  const merged = new Map(zones.map((zone) => [zone.ref, zone]));
  for (const other of others) {
    const added = difference(other.ground, ground);
    let ref = other.ref;
    for (let nth = 2; merged.has(ref) && merged.get(ref)?.role !== other.role; nth++) ref = `${other.ref}/${nth}`;
    const known = merged.get(ref);
    merged.set(ref, { ...other, ref, ground: known ? union([...known.ground, ...added]) : added });
  }
  return [...merged.values()];
}
