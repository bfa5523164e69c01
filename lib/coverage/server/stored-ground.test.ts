import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cityFrame } from "@/lib/crs/city-frame";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { ringFaults } from "@/tests/oracle/ring-faults";
import { storedGround } from "./stored-ground";

const frame = cityFrame(120);
const [x0, y0] = frame.toLocal([118.78, 32.04]);
const local = (...points: readonly (readonly [number, number])[]) =>
  Float64Array.from([...points, points[0] ?? [0, 0]].flatMap(([x, y]) => [x0 + x, y0 + y]));

describe("storedGround", () => {
  it("keeps a polygon with its hole, to a tenth of a millimetre", () => {
    const ground: MultiPolygon = [
      [local([0, 0], [60, 0], [60, 40], [0, 40]), local([20, 10], [20, 20], [30, 20], [30, 10])],
    ];
    const stored = storedGround(ground, frame);
    expect(stored.map((rings) => rings.map((ring) => ring.length))).toEqual([[5, 5]]);
    const back = stored.flat(2).map(([lon, lat]) => frame.toLocal([lon, lat]));
    for (const ring of ground.flat()) {
      for (let i = 0; i < ring.length; i += 2) {
        expect(Math.min(...back.map(([x, y]) => Math.hypot(x - (ring[i] ?? 0), y - (ring[i + 1] ?? 0))))).toBeLessThan(
          1e-4,
        );
      }
    }
  });

  it("parts what hangs together by less than it can store, and drops what is thinner", () => {
    const waist = local([0, 0], [10, 0], [5.00001, 5], [10, 10], [0, 10], [4.99999, 5]);
    expect(storedGround([[waist]], frame)).toHaveLength(2);
    expect(storedGround([[local([0, 0], [50, 0.00001], [50, 0.00002])]], frame)).toEqual([]);
  });

  it("stays valid, however near rings come to each other", () => {
    const near = fc.double({ min: -3e-4, max: 3e-4, noNaN: true });
    const shapes = fc.array(fc.tuple(fc.integer({ min: 1, max: 19 }), near, near, near), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(shapes, (teeth) => {
        // a comb whose teeth nearly reach the other side, and nearly each other
        const sorted = [...teeth].sort((a, b) => a[0] - b[0]).filter(([at], i, all) => at !== all[i - 1]?.[0]);
        const top = sorted.flatMap(
          ([at, left, right, deep]) =>
            [
              [at - 0.5 - left, 10],
              [at, Math.max(deep, 1e-7)],
              [at + 0.5 + right, 10],
            ] as const,
        );
        const polygon = [local([0, 0], [20, 0], [20, 11], ...top.toReversed(), [0, 11])];
        expect(ringFaults(storedGround([polygon], frame))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
