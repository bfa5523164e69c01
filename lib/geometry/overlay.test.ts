import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ringFaults } from "@/tests/oracle/ring-faults";
import { overlay } from "./overlay";
import { pointInRings } from "./point-in-rings";
import type { MultiPolygon, Ring } from "./polygon";
import { area, difference, union } from "./polygon-boolean";
import { polygonArea, signedArea, totalArea } from "./ring-area";

const square = (x: number, y: number, size: number): Ring =>
  Float64Array.of(x, y, x + size, y, x + size, y + size, x, y + size, x, y);
const clockwise = (ring: Ring): Ring => {
  const points = Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]);
  return Float64Array.from(points.toReversed().flat());
};
const [A, B] = [0, 1];
const onlyA = (cover: Int32Array, at: number) => (cover[at + A] ?? 0) > 0 && (cover[at + B] ?? 0) <= 0;
const both = (cover: Int32Array, at: number) => (cover[at + A] ?? 0) > 0 && (cover[at + B] ?? 0) > 0;
const either = (cover: Int32Array, at: number) => (cover[at + A] ?? 0) > 0 || (cover[at + B] ?? 0) > 0;
const corners = (polygons: MultiPolygon) => polygons.map((rings) => rings.map((ring) => ring.length / 2 - 1));

describe("overlay, on paper", () => {
  it.each([
    ["corner over corner", square(5, 5, 10), 75, 25, 175],
    ["one inside the other", square(2, 2, 3), 91, 9, 100],
    ["the same square twice", square(0, 0, 10), 0, 100, 100],
    ["side by side, sharing an edge", square(10, 0, 10), 100, 0, 200],
    ["sharing part of an edge", square(10, 3, 4), 100, 0, 116],
    ["touching at a corner", square(10, 10, 10), 100, 0, 200],
    ["inside, along one edge", square(0, 2, 3), 91, 9, 100],
    ["far away", square(1000, 0, 1), 100, 0, 101],
  ])("%s", (_, other, alone, common, all) => {
    const laid = overlay(
      [
        { channel: A, rings: [square(0, 0, 10)] },
        { channel: B, rings: [other] },
      ],
      2,
    );
    expect([onlyA, both, either].map((rule) => laid.area(rule))).toEqual(
      [alone, common, all].map((m2) => expect.closeTo(m2, 7)),
    );
    for (const rule of [onlyA, both, either]) expect(totalArea(laid.region(rule))).toBeCloseTo(laid.area(rule), 7);
  });

  it("finds a hole, and gives it to the polygon around it", () => {
    const laid = overlay(
      [
        { channel: A, rings: [square(0, 0, 10), square(20, 0, 10)] },
        { channel: B, rings: [square(2, 2, 3), square(22, 6, 3), square(23, 1, 1)] },
      ],
      2,
    );
    const region = laid.region(onlyA);
    expect(corners(region)).toEqual([
      [4, 4],
      [4, 4, 4],
    ]);
    expect(region.map((rings) => rings.map((ring) => Math.sign(signedArea(ring))))).toEqual([
      [1, -1],
      [1, -1, -1],
    ]);
  });

  it("parts what touches at a corner, and makes a hole of what touches from inside", () => {
    const cut = (rings: Ring[]) =>
      overlay(
        [
          { channel: A, rings: [square(0, 0, 10)] },
          { channel: B, rings },
        ],
        2,
      ).region(onlyA);
    expect(corners(cut([square(0, 0, 5), square(5, 5, 5)]))).toEqual([[4], [4]]);
    const diamond = Float64Array.of(5, 0, 7, 2, 5, 4, 3, 2, 5, 0);
    expect(corners(cut([diamond]))).toEqual([[5, 4]]);
    const across = Float64Array.of(5, 0, 7, 5, 5, 10, 3, 5, 5, 0);
    expect(corners(cut([across]))).toEqual([[5], [5]]);
  });

  it("keeps an island in a hole", () => {
    const laid = overlay([{ channel: 0, rings: [square(0, 0, 10), clockwise(square(1, 1, 8)), square(3, 3, 2)] }], 1);
    const region = laid.region((cover, at) => (cover[at] ?? 0) > 0);
    expect(corners(region)).toEqual([[4, 4], [4]]);
    expect(totalArea(region)).toBeCloseTo(40, 8);
  });

  it("counts depth", () => {
    const rings = [0, 1, 2, 3].map((x) => square(x, 0, 10));
    const laid = overlay([{ channel: 0, rings }], 1);
    const atDepth = (depth: number) => laid.area((cover, at) => cover[at] === depth);
    expect([1, 2, 3, 4, 5].map(atDepth)).toEqual([20, 20, 20, 70, 0].map((m2) => expect.closeTo(m2, 7)));
  });

  it("keeps sixteen digits far from the origin", () => {
    const laid = overlay([{ channel: 0, rings: [square(500_000.125, 3_500_000.25, 10)] }], 1);
    expect(laid.area((cover, at) => (cover[at] ?? 0) > 0)).toBe(100);
    expect(laid.region((cover, at) => (cover[at] ?? 0) > 0)[0]?.[0]).toHaveLength(10);
  });

  it("has nothing to say about nothing", () => {
    const laid = overlay([], 1);
    expect([laid.area(() => true), laid.region(() => true)]).toEqual([0, []]);
  });

  it("refuses what is not a number", () => {
    expect(() =>
      overlay([{ channel: 0, rings: [Float64Array.of(0, 0, Number.POSITIVE_INFINITY, 0, 1, 1, 0, 0)] }], 1),
    ).toThrow(RangeError);
  });
});

/** Triangles on a coarse lattice: shared edges, T-junctions and repeats are the rule. */
const latticeTriangle = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { minLength: 3, maxLength: 3 })
  .map((points) => Float64Array.from([...points, points[0] ?? [0, 0]].flat()))
  .filter((ring) => signedArea(ring) !== 0)
  .map((ring) => (signedArea(ring) < 0 ? clockwise(ring) : ring));
/** The same turned by an angle that no double holds, so that nothing is exact any more. */
const turned = fc.tuple(latticeTriangle, fc.constantFrom(0, 1, 2)).map(([ring, angle]) => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ring.map((_, i) => {
    const [x, y] = [ring[i - (i % 2)] ?? 0, ring[i - (i % 2) + 1] ?? 0];
    return i % 2 === 0 ? x * cos - y * sin + 100.1 : x * sin + y * cos - 7.3;
  });
});
/** Area of a part of the 20 m square that all triangles lie in, by a regular sequence of points that fill it evenly. */
function shareOfPoints(isIn: (x: number, y: number) => boolean): number {
  const tries = 100_000;
  let hits = 0;
  for (let i = 0; i < tries; i++) {
    if (isIn(100.1 - 10 + ((i * 0.7548776662466927) % 1) * 20, -7.3 - 10 + ((i * 0.5698402909980532) % 1) * 20)) hits++;
  }
  return (hits / tries) * 400;
}
const lay = (a: Ring[], b: Ring[]) =>
  overlay(
    [
      { channel: A, rings: a },
      { channel: B, rings: b },
    ],
    2,
  );
const manyOf = (rings: fc.Arbitrary<Ring>) => fc.array(rings, { minLength: 1, maxLength: 7 });

describe("overlay, any triangles", () => {
  const cases = fc.record({ a: manyOf(turned), b: manyOf(turned) });

  it("says of each point what counting rings says", () => {
    fc.assert(
      fc.property(cases, ({ a, b }) => {
        const laid = lay(a, b);
        const regions = [onlyA, both, either].map((rule) => laid.region(rule));
        for (let i = 0; i < 60; i++) {
          const [x, y] = [100.1 - 8 + ((i * 0.7548776662) % 1) * 16, -7.3 - 8 + ((i * 0.5698402909) % 1) * 16];
          const inA = a.some((ring) => pointInRings(x, y, [ring]));
          const inB = b.some((ring) => pointInRings(x, y, [ring]));
          const said = regions.map((region) => region.some((rings) => pointInRings(x, y, rings)));
          expect(said).toEqual([inA && !inB, inA && inB, inA || inB]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with itself to the last digits", () => {
    fc.assert(
      fc.property(cases, ({ a, b }) => {
        const laid = lay(a, b);
        for (const rule of [onlyA, both, either]) {
          expect(Math.abs(laid.area(rule) - totalArea(laid.region(rule)))).toBeLessThan(1e-8);
        }
        const inA = laid.area((cover, at) => (cover[at] ?? 0) > 0);
        expect(Math.abs(laid.area(onlyA) + laid.area(both) - inA)).toBeLessThan(1e-11);
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with Clipper, or points side with us where Clipper fails", () => {
    let agreed = 0;
    let all = 0;
    fc.assert(
      fc.property(cases, ({ a, b }) => {
        const clipper = area(difference(union(a.map((ring) => [ring])), union(b.map((ring) => [ring]))));
        const ours = lay(a, b).area(onlyA);
        all++;
        if (Math.abs(ours - clipper) < 1e-3) agreed++;
        else if (Math.abs(ours - clipper) > 0.1) {
          const share = shareOfPoints(
            (x, y) => a.some((ring) => pointInRings(x, y, [ring])) && !b.some((ring) => pointInRings(x, y, [ring])),
          );
          expect(Math.abs(ours - share)).toBeLessThan(Math.abs(clipper - share));
        }
      }),
      { numRuns: 200 },
    );
    expect(agreed / all).toBeGreaterThan(0.8);
  });

  it("draws polygons that hold their holes and do not cross", () => {
    fc.assert(
      fc.property(cases, ({ a, b }) => {
        const laid = lay(a, b);
        for (const polygon of laid.region(onlyA)) {
          const again = overlay([{ channel: 0, rings: polygon }], 1);
          expect(again.some((cover, at) => cover[at] !== 0 && cover[at] !== 1)).toBe(false);
          expect(again.area((cover, at) => cover[at] === 1)).toBeCloseTo(polygonArea(polygon), 8);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is not upset by corners that miss each other by next to nothing", () => {
    const misses = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 });
    const sizes = fc.constantFrom(1e-6, 1e-9, 1e-11, 1e-12, 1e-14);
    fc.assert(
      fc.property(manyOf(latticeTriangle), manyOf(latticeTriangle), misses, sizes, (a, b, miss, size) => {
        let next = 0;
        const shaken = (ring: Ring) => {
          const moved = ring.map((value) => value + size * (miss[next++ % miss.length] ?? 0));
          moved.copyWithin(moved.length - 2, 0, 2);
          return moved;
        };
        const laid = lay(a.map(shaken), b.map(shaken));
        const exact = lay(a, b);
        for (const rule of [onlyA, both, either]) {
          expect(Math.abs(laid.area(rule) - exact.area(rule))).toBeLessThan(1e-9 + 5e3 * size);
          const points = (ring: Ring) =>
            Array.from({ length: ring.length / 2 }, (_, at) => [ring[2 * at] ?? 0, ring[2 * at + 1] ?? 0] as const);
          expect(ringFaults(laid.region(rule).map((polygon) => polygon.map(points)))).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
