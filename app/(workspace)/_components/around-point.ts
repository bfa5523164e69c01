type Box = readonly [west: number, south: number, east: number, north: number];

/** Metres per degree of latitude; the error within a city is below 1 %, which a map's view does not show. */
const METRES_PER_DEGREE = 111_320;

/** A square box of some metres' side about a point, degrees; for looking at something whose outline is not at hand. */
export function aroundPoint([lon, lat]: readonly [number, number], sideM: number): Box {
  const half = Math.max(sideM, 10) / 2 / METRES_PER_DEGREE;
  const halfLon = half / Math.cos((lat * Math.PI) / 180);
  return [lon - halfLon, lat - half, lon + halfLon, lat + half];
}
