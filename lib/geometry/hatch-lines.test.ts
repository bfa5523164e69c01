import { describe, expect, it } from "vitest";
import { hatchLines } from "./hatch-lines";
import { pointInRings } from "./point-in-rings";

const square = (from: number, to: number) => Float64Array.of(from, from, to, from, to, to, from, to, from, from);

describe("hatchLines", () => {
  it("rises to the north-east, a fixed distance apart, inside and nowhere else", () => {
    const rings = [square(0, 10), square(3, 6)];
    const lines = hatchLines(rings, 0.5);
    for (const [x0, y0, x1, y1] of lines) {
      expect(x1 - x0).toBeCloseTo(y1 - y0, 9);
      for (const share of [0.01, 0.5, 0.99])
        expect(pointInRings(x0 + share * (x1 - x0), y0 + share * (y1 - y0), rings)).not.toBe(
          pointInRings(x0 + share * (x1 - x0), y0 + share * (y1 - y0), [square(3, 6)]),
        );
      const steps = (y0 - x0) / Math.SQRT2 / 0.5;
      expect(steps).toBeCloseTo(Math.round(steps), 9);
    }
    // a line every half metre is two metres of line per square metre
    const length = lines.reduce((sum, [x0, y0, x1, y1]) => sum + Math.hypot(x1 - x0, y1 - y0), 0);
    expect(Math.abs(length - 2 * (100 - 9))).toBeLessThan(5);
  });

  it("has none where nothing is, and refuses a distance of nothing", () => {
    expect(hatchLines([], 1)).toEqual([]);
    expect(() => hatchLines([square(0, 1)], 0)).toThrow(RangeError);
  });
});
