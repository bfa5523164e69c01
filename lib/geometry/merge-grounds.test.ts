import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeGrounds } from "./merge-grounds";
import type { MultiPolygon } from "./polygon";
import { area, intersection } from "./polygon-boolean";

const box = (west: number, south: number, east: number, north: number): MultiPolygon => [
  [Float64Array.of(west, south, east, south, east, north, west, north, west, south)],
];

describe("mergeGrounds", () => {
  it("makes one of what overlaps or shares an edge, and puts nothing in", () => {
    const beside = mergeGrounds(box(0, 0, 10, 10), box(10, 0, 20, 30), 0.5);
    expect(beside).toMatchObject({ apartM: 0, closedM2: 0 });
    expect([beside.ground?.length, area(beside.ground ?? [])]).toEqual([1, 400]);
    const over = mergeGrounds(box(0, 0, 10, 10), box(5, 5, 15, 15), 0.5);
    expect(area(over.ground ?? [])).toBe(175);
    const within = mergeGrounds(box(0, 0, 10, 10), box(5, 5, 6, 6), 0.5);
    expect(area(within.ground ?? [])).toBe(100);
  });

  it("closes what is narrow between them, and says how much that is", () => {
    const near = mergeGrounds(box(0, 0, 10, 10), box(10.3, 0, 20, 10), 0.5);
    if (!near.ground) throw new Error("not merged");
    expect(near.apartM).toBeCloseTo(0.3, 4);
    expect(near.closedM2).toBeGreaterThan(2.8);
    expect(near.closedM2).toBeLessThan(3.1);
    expect(near.ground).toHaveLength(1);
    expect(area(near.ground)).toBeCloseTo(100 + 97 + near.closedM2, 3);
  });

  it("says how far apart they are where that is too far", () => {
    expect(mergeGrounds(box(0, 0, 10, 10), box(10.6, 0, 20, 10), 0.5)).toEqual({
      ground: null,
      closedM2: 0,
      apartM: expect.closeTo(0.6, 4),
    });
    expect(mergeGrounds(box(0, 0, 10, 10), box(13, 14, 20, 20), 0.5)).toEqual({
      ground: null,
      closedM2: 0,
      apartM: expect.closeTo(5, 4),
    });
  });

  it("closes a gap wherever it is, and only there", () => {
    const number = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
    fc.assert(
      fc.property(number(0.01, 0.49), number(-8, 8), number(-1.5, 1.5), (gap, along, turn) => {
        const turned = (ground: MultiPolygon): MultiPolygon =>
          ground.map((rings) =>
            rings.map((ring) =>
              ring.map((_, i) => {
                const [x, y] = [ring[i - (i % 2)] as number, ring[i - (i % 2) + 1] as number];
                return i % 2 === 0 ? x * Math.cos(turn) - y * Math.sin(turn) : x * Math.sin(turn) + y * Math.cos(turn);
              }),
            ),
          );
        const [a, b] = [turned(box(0, 0, 10, 10)), turned(box(10 + gap, along, 20, along + 10))];
        const merged = mergeGrounds(a, b, 0.5);
        if (!merged.ground) throw new Error(`${merged.apartM} m were not closed`);
        expect(merged.apartM).toBeCloseTo(gap, 4);
        expect(merged.ground).toHaveLength(1);
        const facing = gap * (10 - Math.abs(along));
        expect(Math.abs(merged.closedM2 - facing)).toBeLessThan(0.3);
        expect(area(intersection(merged.ground, a))).toBeCloseTo(100, 3);
      }),
      { numRuns: 100 },
    );
  });
});
