import type { WorkspaceView } from "@/lib/url/workspace-search";

type Box = readonly [west: number, south: number, east: number, north: number];

/** Side of the whole world at zoom 0, pixels: MapLibre's tiles are 512 px. */
const WORLD_PX = 512;

/**
 * The box that a map of a given size shows at a view looking straight down; web Mercator, degrees.
 * @param size - Pixels of the map that no panel covers; both > 0, else there is no box.
 */
export function viewBox({ zoom, lat, lon }: WorkspaceView, size: { width: number; height: number }): Box | null {
  if (!(size.width > 0 && size.height > 0)) return null;
  const perPixel = 360 / (WORLD_PX * 2 ** zoom);
  const half = { lon: (size.width / 2) * perPixel, y: (size.height / 2) * perPixel };
  const y = toMercator(lat);
  return [lon - half.lon, fromMercator(y - half.y), lon + half.lon, fromMercator(y + half.y)];
}

const RADIANS = Math.PI / 180;

/** Latitude to the Mercator ordinate in degrees of longitude at the equator. */
function toMercator(lat: number): number {
  return Math.log(Math.tan((45 + lat / 2) * RADIANS)) / RADIANS;
}

function fromMercator(y: number): number {
  return 2 * (Math.atan(Math.exp(y * RADIANS)) / RADIANS - 45);
}
