import type { Box } from "@/lib/geometry/box";
import type { XY } from "@/lib/geometry/polygon";

/** A square of a city's plane by its column and row, counted from the plane's origin. */
export type Tile = { readonly x: number; readonly y: number };

/** Side of a tile, metres: some hundred cameras of a dense city, so that a change is soon computed and many workers have something to do. */
export const TILE_M = 1_000;

/** The tile that owns a point of the city's plane; points on a border belong to the tile north or east of it. */
export function tileOf([x, y]: XY, side: number): Tile {
  return { x: Math.floor(x / side), y: Math.floor(y / side) };
}

/** Where a tile lies on the city's plane, metres. */
export function tileBox({ x, y }: Tile, side: number): Box {
  return [x * side, y * side, (x + 1) * side, (y + 1) * side];
}

/** A tile as a key of maps. */
export function tileKey({ x, y }: Tile): string {
  return `${x}/${y}`;
}
