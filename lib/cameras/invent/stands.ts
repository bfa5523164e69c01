import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { MultiPolygon, Ring, XY } from "@/lib/geometry/polygon";
import type { DerivedSite } from "@/lib/sites/derived-site";

/** A pole stands this far inside the edge of its site: by the kerb or before the façade. Metres. */
const INSIDE_M = 0.6;
/** Metres between two places that are tried. */
const SPACING_M = 9;
/** Nobody tries more places than this in one site. */
const MOST = 110;

/** A place for a pole, and the point beyond the edge that it stands behind. */
export type Stand = { readonly at: XY; readonly beyond: XY };

/** How far beyond the edge one looks whether the street goes on there. Metres. */
const BEYOND_M = 1.5;

/** Places for poles along the edges of a site, and along the paths of a park. */
export function standsOf(site: DerivedSite): Stand[] {
  const paths = site.kind === "park" ? site.parts.filter(({ role }) => role === "path") : [];
  const rings = [...site.ground.flat(), ...paths.flatMap(({ polygons }) => polygons.flat())];
  const length = rings.reduce((sum, ring) => sum + lengthOf(ring), 0);
  const spacing = Math.max(SPACING_M, length / MOST);
  return rings.flatMap((ring) => placesAlong(ring, spacing, site.ground));
}

function placesAlong(ring: Ring, spacing: number, ground: MultiPolygon): Stand[] {
  const inside = ground.flat();
  const places: Stand[] = [];
  let next = spacing / 2;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[i + 2] ?? 0, ring[i + 3] ?? 0];
    const length = Math.hypot(bx - ax, by - ay);
    for (; next < length; next += spacing) {
      const along = next / length;
      const left: XY = [-(by - ay) / length, (bx - ax) / length];
      const off = (metres: number): XY => [
        ax + (bx - ax) * along + left[0] * metres,
        ay + (by - ay) * along + left[1] * metres,
      ];
      const at = off(INSIDE_M);
      if (pointInRings(at[0], at[1], inside)) places.push({ at, beyond: off(-BEYOND_M) });
    }
    next -= length;
  }
  return places;
}

function lengthOf(ring: Ring): number {
  let length = 0;
  for (let i = 0; i + 3 < ring.length; i += 2)
    length += Math.hypot((ring[i + 2] ?? 0) - (ring[i] ?? 0), (ring[i + 3] ?? 0) - (ring[i + 1] ?? 0));
  return length;
}
