import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Line, MultiPolygon, Polygon } from "./polygon";
import { area, difference, intersection, union } from "./polygon-boolean";
import { splitByLine } from "./split-by-line";

const box = (west: number, south: number, east: number, north: number) =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const square: MultiPolygon = [[box(0, 0, 100, 100)]];
const ring: MultiPolygon = [[box(0, 0, 100, 100), box(30, 30, 70, 70)]];
const horseshoe: MultiPolygon = difference(square, [[box(40, 20, 60, 100)]]);
const split = (ground: MultiPolygon, line: Line) => splitByLine(ground, line)?.map(area) ?? null;

describe("splitByLine", () => {
  it("parts a square, the larger part first", () => {
    expect(
      split(square, [
        [30, -10],
        [30, 110],
      ]),
    ).toEqual([7_000, 3_000]);
    expect(
      split(square, [
        [110, 70],
        [-10, 70],
      ]),
    ).toEqual([7_000, 3_000]);
    expect(
      split(square, [
        [-5, 50],
        [50, 50],
        [50, 105],
      ]),
    ).toEqual([7_500, 2_500]);
  });

  it("parts nothing where the line stops inside, lies outside or along the border, or goes back", () => {
    expect(
      split(square, [
        [50, -10],
        [50, 90],
      ]),
    ).toBeNull();
    expect(
      split(square, [
        [20, 20],
        [80, 80],
      ]),
    ).toBeNull();
    expect(
      split(square, [
        [-10, -10],
        [110, -10],
      ]),
    ).toBeNull();
    expect(
      split(square, [
        [0, -10],
        [0, 110],
      ]),
    ).toBeNull();
    expect(
      split(square, [
        [50, -10],
        [50, 110],
        [50, -10],
      ]),
    ).toBeNull();
    expect(
      split(
        [],
        [
          [0, 0],
          [1, 1],
        ],
      ),
    ).toBeNull();
  });

  it("parts a ring where the line goes through it twice, and nothing where once", () => {
    expect(
      split(ring, [
        [-10, 50],
        [50, 50],
      ]),
    ).toBeNull();
    expect(
      split(ring, [
        [-10, 50],
        [110, 50],
      ]),
    ).toEqual([4_200, 4_200]);
  });

  it("cuts one arm of a horseshoe off, or both of them, each a part", () => {
    expect(
      split(horseshoe, [
        [-10, 60],
        [50, 60],
      ]),
    ).toEqual([6_800, 1_600]);
    expect(
      split(horseshoe, [
        [-10, 60],
        [110, 60],
      ]),
    ).toEqual([5_200, 1_600, 1_600]);
  });

  it("leaves a hole in the part that it lies in, and pieces that it does not touch with the larger", () => {
    const ground: MultiPolygon = [[box(0, 0, 100, 100), box(10, 10, 20, 20)], [box(200, 0, 210, 10)]];
    const parts = splitByLine(ground, [
      [50, -1],
      [50, 101],
    ]);
    expect(parts?.map((part) => part.map((polygon) => polygon.length))).toEqual([[1, 1], [2]]);
  });

  it("comes to all of the ground whatever is cut: no gap, and nothing twice", () => {
    const between = (least: number, most: number) =>
      fc.integer({ min: least * 1_000, max: most * 1_000 }).map((n) => n / 1_000);
    const anywhere = fc.array(fc.tuple(between(-20, 120), between(-20, 120)), { maxLength: 4 });
    const lines = fc
      .tuple(fc.tuple(between(-20, 0), between(0, 100)), anywhere, fc.tuple(between(100, 120), between(0, 100)))
      .map(([first, middle, last]) => [first, ...middle, last]);
    const grounds = fc.constantFrom<MultiPolygon>(
      square,
      ring,
      horseshoe,
      union([[box(0, 0, 40, 90)], [box(35, 50, 99, 70)]] as Polygon[]),
    );
    let cut = 0;
    fc.assert(
      fc.property(grounds, lines, (ground, line) => {
        const parts = splitByLine(ground, line);
        if (!parts) return;
        cut += 1;
        const areas = parts.map(area);
        expect(parts.length).toBeGreaterThan(1);
        expect(Math.min(...areas)).toBeGreaterThan(0);
        const sum = areas.reduce((all, one) => all + one, 0);
        expect(area(union(parts.flat()))).toBeCloseTo(sum, 5);
        for (const [i, part] of parts.entries())
          for (const other of parts.slice(i + 1)) expect(area(intersection(part, other))).toBeLessThan(1e-6);
        // A corner where the line crosses a border is rounded to the grid, and moves that border by as much.
        expect(Math.abs(sum - area(ground))).toBeLessThan(0.02);
      }),
      { numRuns: 300 },
    );
    expect(cut).toBeGreaterThan(150);
  });
});
