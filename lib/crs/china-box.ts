import type { LonLat } from "./lon-lat";

/**
 * A box in degrees that holds every place this product is made for. It finds wrong coordinates, it draws no border:
 * large parts of it belong to other countries.
 */
const CHINA_BOX = { west: 73, south: 3, east: 136, north: 54 } as const;

/** Whether a position lies outside the box of China; true for anything that is not a number. */
export function outsideChina([lon, lat]: LonLat): boolean {
  return !(lon >= CHINA_BOX.west && lon <= CHINA_BOX.east && lat >= CHINA_BOX.south && lat <= CHINA_BOX.north);
}

/**
 * Whether a position reads as `[lat, lon]`: outside China as it stands and inside it the other way round,
 * or not a latitude at all while the first number would be one. The two ranges of the box do not meet, so inside China the answer is certain.
 */
export function looksSwapped([first, second]: LonLat): boolean {
  const latitudeImpossible = Math.abs(second) > 90 && Math.abs(second) <= 180 && Math.abs(first) <= 90;
  return latitudeImpossible || (outsideChina([first, second]) && !outsideChina([second, first]));
}
