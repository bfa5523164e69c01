import type { Polygon, Ring } from "@/lib/geometry/polygon";

/** A site and what cameras see: the question is the area of the site that none of them sees. Metres; outer rings counter-clockwise, holes clockwise, closed. */
export type SiteCase = {
  readonly ground: Polygon;
  /** One entry per camera: the polygons of its footprint. */
  readonly footprints: readonly (readonly Polygon[])[];
};

/** Somebody's way to answer a case. */
export type SitePeer = {
  readonly name: string;
  /** Brings a case into the peer's own types; not timed. @returns what is timed: the gap's area in m², null where the peer throws */
  readonly prepare: (site: SiteCase) => () => number | null;
};

/** A ring's corners without the repeated last one. */
export function cornersOf(ring: Ring): [x: number, y: number][] {
  return Array.from({ length: ring.length / 2 - 1 }, (_, i) => [ring[2 * i] as number, ring[2 * i + 1] as number]);
}

/** A ring's corners with the first one again at the end, as GeoJSON has it. */
export function closedCornersOf(ring: Ring): [x: number, y: number][] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] as number, ring[2 * i + 1] as number]);
}
