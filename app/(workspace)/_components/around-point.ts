import { METRES_PER_DEGREE } from "@/lib/crs/metres-per-degree";

type Box = readonly [west: number, south: number, east: number, north: number];

/** A square box of some metres' side about a point, degrees; for looking at something whose outline is not at hand. */
export function aroundPoint([lon, lat]: readonly [number, number], sideM: number): Box {
  const half = Math.max(sideM, 10) / 2 / METRES_PER_DEGREE;
  const halfLon = half / Math.cos((lat * Math.PI) / 180);
  return [lon - halfLon, lat - half, lon + halfLon, lat + half];
}
