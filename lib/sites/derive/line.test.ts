import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ring } from "@/lib/geometry/corridor";
import type { Polygon, XY } from "@/lib/geometry/polygon";
import { cutLine, headOf, joinLines, lineLength, samplesAlong } from "./line";

const point = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }));
const SQUARE: Polygon = ring([-50.5, -50.5], [50.5, -50.5], [50.5, 50.5], [-50.5, 50.5]);

describe("cutLine", () => {
  it("cuts a line where it enters and leaves", () => {
    const { inside, outside } = cutLine(
      [
        [-100, 0],
        [100, 0],
      ],
      [SQUARE],
    );
    expect(inside).toEqual([
      [
        [-50.5, 0],
        [50.5, 0],
      ],
    ]);
    expect(outside).toEqual([
      [
        [-100, 0],
        [-50.5, 0],
      ],
      [
        [50.5, 0],
        [100, 0],
      ],
    ]);
  });

  it("loses no length, and keeps inside what is inside", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 8 }), (line) => {
        const { inside, outside } = cutLine(line, [SQUARE]);
        const total = [...inside, ...outside].reduce((sum, piece) => sum + lineLength(piece), 0);
        expect(total).toBeCloseTo(lineLength(line), 6);
        for (const [x, y] of inside.flat()) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(50.5 + 1e-9);
      }),
    );
  });
});

describe("headOf", () => {
  it("is as long as asked, or the whole line", () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 6 }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (line, metres) => {
          expect(lineLength(headOf(line, metres))).toBeCloseTo(Math.min(metres, lineLength(line)), 6);
        },
      ),
    );
  });
});

describe("samplesAlong", () => {
  it("keeps both ends and leaves no gap wider than its step", () => {
    const samples = samplesAlong(
      [
        [0, 0],
        [25, 0],
        [25, 3],
      ],
      10,
    );
    expect([samples[0], samples.at(-1), samples.length]).toEqual([[0, 0], [25, 3], 5]);
  });
});

describe("joinLines", () => {
  const at = (x: number): XY => [x, 0];
  const piece = (...nodes: number[]) => ({ nodes, line: nodes.map(at) });

  it("joins pieces end to end, whichever way they run", () => {
    expect(joinLines([piece(2, 3), piece(2, 1), piece(3, 4)])).toEqual([[1, 2, 3, 4].map(at)]);
  });

  it("stops where three meet", () => {
    expect(joinLines([piece(1, 2), piece(2, 3), piece(2, 4)])).toHaveLength(3);
  });

  it("goes round a loop once", () => {
    expect(joinLines([piece(1, 2), piece(2, 3), piece(3, 1)]).map((line) => line.length)).toEqual([4]);
  });
});
