import { describe, expect, it } from "vitest";
import type { Ring } from "./polygon";
import { polygonsOfRings } from "./polygons-of-rings";
import { reversed } from "./reversed";

const box = (west: number, south: number, east: number, north: number): Ring =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const LEAST = 1e-6;

describe("polygonsOfRings", () => {
  it("gives a hole to the smallest ring around it", () => {
    const [outer, island, aside] = [box(0, 0, 10, 10), box(2, 2, 8, 8), box(20, 0, 30, 10)];
    const [court, pond] = [reversed(box(1, 1, 9, 9)), reversed(box(4, 4, 5, 5))];
    expect(polygonsOfRings([outer, aside, pond, island, court], LEAST)).toEqual([
      [outer, court],
      [aside],
      [island, pond],
    ]);
    expect(polygonsOfRings([], LEAST)).toEqual([]);
  });

  it.each([
    ["rings that touch at a corner", [box(0, 0, 1, 1), box(1, 1, 2, 2)]],
    ["rings that share a side", [box(0, 0, 1, 1), box(1, 0, 2, 1)]],
    ["rings that cross", [box(0, 0, 2, 2), box(1, 1, 3, 3)]],
    ["rings that barely keep apart", [box(0, 0, 1, 1), box(1 + 1e-7, 0, 2, 1)]],
    ["a hole that touches its ring", [box(0, 0, 3, 3), reversed(box(1, 0, 2, 1))]],
    ["a hole outside every ring", [box(0, 0, 3, 3), reversed(box(5, 5, 6, 6))]],
    ["a ring that touches itself", [Float64Array.of(0, 0, 4, 0, 2, 2, 4, 4, 0, 4, 2, 2, 0, 0)]],
    ["a ring that crosses itself", [Float64Array.of(0, 0, 2, 2, 2, 0, 0, 3, 0, 0)]],
    ["a spike", [Float64Array.of(0, 0, 4, 0, 8, 0, 4, 0, 4, 4, 0, 0)]],
    ["a fold of a hair's breadth", [Float64Array.of(0, 0, 8, 0, 4, 1e-8, 4, 4, 0, 0)]],
    ["a side without length", [Float64Array.of(0, 0, 4, 0, 4, 0, 4, 4, 0, 0)]],
    ["a ring of two corners", [Float64Array.of(0, 0, 4, 0, 0, 0)]],
  ])("does not vouch for %s", (_, rings) => {
    expect(polygonsOfRings(rings, LEAST)).toBeNull();
  });
});
