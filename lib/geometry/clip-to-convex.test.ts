import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipRingToAll, halfPlanesOf } from "./clip-ring";
import { clipToConvex } from "./clip-to-convex";
import type { Ring } from "./polygon";
import { partOfRegularPolygon, regularPolygon } from "./regular-polygon";
import { signedArea } from "./ring-area";

const box = (west: number, south: number, east: number, north: number): Ring =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const octagon = regularPolygon([0, 0], 10, 8, [1, 0]);
const area = (ring: Ring | null) => (ring ? signedArea(ring) : 0);

describe("clipToConvex, on paper", () => {
  it.each([
    ["a ring inside the other", box(-1, -1, 1, 1), box(-9, -9, 9, 9), 4],
    ["a ring around the other", box(-9, -9, 9, 9), box(-1, -1, 1, 1), 4],
    ["rings apart", box(-9, -9, -2, 9), box(-1, -1, 1, 1), 0],
    ["rings side by side", box(-9, -9, -1, 9), box(-1, -1, 1, 1), 0],
    ["corner over corner", box(-5, -5, 0, 0), box(-1, -1, 1, 1), 1],
    ["a band across", box(-0.5, -5, 0.5, 5), box(-1, -1, 1, 1), 2],
    ["a corner through one side", box(0.5, -0.5, 5, 0.5), box(-1, -1, 1, 1), 0.5],
    ["all but a corner of one side", box(-5, -5, 5, 0.5), box(-1, -1, 1, 1), 3],
  ])("%s", (_, ring, convex, expected) => {
    expect(area(clipToConvex(ring, convex))).toBeCloseTo(expected, 12);
  });

  it("gives a closed ring, counter-clockwise", () => {
    const shared = clipToConvex(box(0, 0, 20, 20), octagon) as Ring;
    expect([...shared.subarray(0, 2)]).toEqual([...shared.subarray(-2)]);
    expect(signedArea(shared)).toBeCloseTo(signedArea(octagon) / 4, 9);
  });
});

describe("clipToConvex, anywhere", () => {
  const trapezium = fc
    .record({
      near: fc.double({ min: 0.01, max: 30, noNaN: true }),
      depth: fc.double({ min: 0.01, max: 60, noNaN: true }),
      slope: fc.double({ min: 0.05, max: 3, noNaN: true }),
      angle: fc.double({ min: 0, max: 7, noNaN: true }),
    })
    .map(({ near, depth, slope, angle }): Ring => {
      const far = near + depth;
      const corners = [near, -slope * near, far, -slope * far, far, slope * far, near, slope * near];
      const turned = Array.from({ length: 4 }, (_, i) => {
        const [x, y] = [corners[2 * i] as number, corners[2 * i + 1] as number];
        return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
      }).flat();
      return Float64Array.from([...turned, ...turned.slice(0, 2)]);
    });

  it("is what cutting by every side gives", () => {
    fc.assert(
      fc.property(
        trapezium,
        fc.integer({ min: 3, max: 200 }),
        fc.double({ min: 1, max: 80, noNaN: true }),
        (ring, sides, radius) => {
          const convex = regularPolygon([0, 0], radius, sides, [1, 0]);
          const slow = area(clipRingToAll(ring, halfPlanesOf(convex)));
          expect(Math.abs(area(clipToConvex(ring, convex)) - slow)).toBeLessThan(1e-9 * Math.max(1, area(ring)));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("gives the same corners for the part of a polygon that the ring can meet as for all of it", () => {
    fc.assert(
      fc.property(
        trapezium,
        fc.integer({ min: 8, max: 300 }),
        fc.double({ min: 1, max: 80, noNaN: true }),
        (ring, sides, radius) => {
          const [x0, y0, x2, y2] = [ring[0], ring[1], ring[4], ring[5]] as [number, number, number, number];
          const [x1, y1, x3, y3] = [ring[2], ring[3], ring[6], ring[7]] as [number, number, number, number];
          const [ex, ey] = [x1 + x2 - x0 - x3, y1 + y2 - y0 - y3];
          const ahead: [number, number] = [ex / Math.hypot(ex, ey), ey / Math.hypot(ex, ey)];
          const widest = Math.acos(Math.min(1, (x0 * ahead[0] + y0 * ahead[1]) / Math.hypot(x0, y0)));
          const around = Math.ceil((widest * sides) / (2 * Math.PI)) + 1;
          fc.pre(2 * around < sides);
          const part = clipToConvex(ring, partOfRegularPolygon(radius, sides, ahead, around), false);
          expect(part).toEqual(clipToConvex(ring, regularPolygon([0, 0], radius, sides, ahead)));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
