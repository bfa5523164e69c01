import "server-only";
import type { CityFrame } from "@/lib/crs/city-frame";
import type { Polygon } from "@/lib/geometry/polygon";

/** A polygon of the city's plane as rings of longitudes and latitudes, degrees. */
export function degreeRings(polygon: Polygon, frame: CityFrame): [number, number][][] {
  return polygon.map((ring) => {
    const points: [number, number][] = [];
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [lon, lat] = frame.toLonLat([ring[i] as number, ring[i + 1] as number]);
      points.push([lon, lat]);
    }
    return points;
  });
}
