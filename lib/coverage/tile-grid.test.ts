import { describe, expect, it } from "vitest";
import { tileBox, tileKey, tileOf } from "./tile-grid";

describe("tiles", () => {
  it.each([
    [[0, 0], { x: 0, y: 0 }],
    [[999.999, 1_000], { x: 0, y: 1 }],
    [[-0.001, -1_000], { x: -1, y: -1 }],
    [[668_123.4, 3_547_999.9], { x: 668, y: 3_547 }],
  ] as const)("%j has one owner", (point, tile) => {
    expect(tileOf(point, 1_000)).toEqual(tile);
    const [west, south, east, north] = tileBox(tile, 1_000);
    expect(point[0] >= west && point[0] < east && point[1] >= south && point[1] < north).toBe(true);
    expect(tileKey(tile)).toBe(`${tile.x}/${tile.y}`);
  });
});
