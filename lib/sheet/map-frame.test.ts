import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitFrame, SCALES, scaleBar, toPaper } from "./map-frame";
import { mapSize, PAPERS, TURNS } from "./paper";

const sizes = fc.constantFrom(...PAPERS.flatMap((paper) => TURNS.map((turn) => mapSize(paper, turn))));
const boxes = fc
  .tuple(
    fc.double({ min: 400_000, max: 600_000, noNaN: true }),
    fc.double({ min: 2_000_000, max: 4_000_000, noNaN: true }),
    fc.double({ min: 0, max: 12_000, noNaN: true }),
    fc.double({ min: 0, max: 12_000, noNaN: true }),
  )
  .map(([west, south, wide, high]) => [west, south, west + wide, south + high] as const);

describe("fitFrame", () => {
  it("draws a square of 76 m on 100 mm at 1 : 1,000", () => {
    const frame = fitFrame([500_000, 3_000_000, 500_076, 3_000_076], [100, 100]);
    expect(frame.scale).toBe(1_000);
    expect(toPaper(frame, 500_000, 3_000_076)).toEqual([12, 12]);
    expect(toPaper(frame, 500_076, 3_000_000)).toEqual([88, 88]);
  });

  it("keeps whatever is asked for on the paper, north up, and a length as long as its scale says", () => {
    fc.assert(
      fc.property(boxes, sizes, (box, size) => {
        const frame = fitFrame(box, size);
        const [left, top] = toPaper(frame, box[0], box[3]);
        const [right, bottom] = toPaper(frame, box[2], box[1]);
        expect(Math.min(left, top)).toBeGreaterThan(0);
        expect(right).toBeLessThan(size[0]);
        expect(bottom).toBeLessThan(size[1]);
        expect(((right - left) * frame.scale) / 1_000).toBeCloseTo(box[2] - box[0], 6);
        expect(((bottom - top) * frame.scale) / 1_000).toBeCloseTo(box[3] - box[1], 6);
      }),
    );
  });

  it("takes the next scale that fits, and not a smaller one", () => {
    for (const [i, scale] of SCALES.entries()) {
      const side = (300 * scale) / 1_000 - 24 - 1e-6;
      expect(fitFrame([0, 0, side, 1], [300, 300]).scale).toBe(scale);
      if (i + 1 < SCALES.length) expect(fitFrame([0, 0, side + 0.01, 1], [300, 300]).scale).toBe(SCALES[i + 1]);
    }
  });

  it("refuses an empty box", () => {
    expect(() => fitFrame([1, 1, 0, 0], [100, 100])).toThrow(RangeError);
  });
});

describe("scaleBar", () => {
  it.each([
    [500, 20, 40],
    [1_000, 50, 50],
    [2_500, 100, 40],
    [10_000, 500, 50],
  ])("at 1 : %i shows %i m on %i mm", (scale, metres, mm) => {
    expect(scaleBar(scale)).toEqual({ metres, mm });
  });
});

describe("mapSize", () => {
  it.each(PAPERS.flatMap((paper) => TURNS.map((turn) => [paper, turn] as const)))(
    "leaves room on %s %s",
    (paper, turn) => {
      const [width, height] = mapSize(paper, turn);
      expect(width).toBeGreaterThan(150);
      expect(height).toBeGreaterThan(130);
    },
  );
});
