import type { MultiPolygon, Polygon, Ring } from "./polygon";

/** Area inside a closed ring, m²: positive if it runs counter-clockwise. Taken about its first corner, so that far coordinates cost no digits. */
export function signedArea(ring: Ring): number {
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  let twice = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const ax = (ring[i] as number) - x0;
    const ay = (ring[i + 1] as number) - y0;
    twice += ax * ((ring[i + 3] as number) - y0) - ((ring[i + 2] as number) - x0) * ay;
  }
  return twice / 2;
}

/** Area of a polygon without its holes, m², whatever way its rings run. */
export function polygonArea(polygon: Polygon): number {
  return polygon.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0);
}

/** Area of polygons that do not overlap, m². */
export function totalArea(polygons: MultiPolygon): number {
  return polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}
