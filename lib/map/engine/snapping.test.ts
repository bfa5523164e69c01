import { expect, it } from "vitest";
import type { LonLat } from "@/lib/crs/lon-lat";
import { partsOf } from "./nearest-snap";
import { uncut } from "./snapping";

/** A place in units of the tile 16/54399/26555, from its north-western corner. */
function inTile(x: number, y: number): LonLat {
  const [across, down] = [(54_399 + x / 4_096) / 2 ** 16, (26_555 + y / 4_096) / 2 ** 16];
  return [across * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI];
}

it("leaves out what only the edge of a tile makes, and keeps the sides that it cuts off", () => {
  // A square that its tile cuts off 128 units east of its own edge.
  const ring = [inTile(4_000, 100), inTile(4_224, 100), inTile(4_224, 300), inTile(4_000, 300), inTile(4_000, 100)];
  const { corners, edges } = uncut(partsOf([ring]));
  expect(corners).toEqual([ring[0], ring[3], ring[4]]);
  expect(edges).toEqual([
    [ring[0], ring[1]],
    [ring[2], ring[3]],
    [ring[3], ring[4]],
  ]);
});

it("keeps all of a shape that no tile cuts", () => {
  const parts = partsOf([[inTile(10, 10), inTile(400, 12), inTile(300, 700)]]);
  expect(uncut(parts)).toEqual(parts);
});
