import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { area } from "@/lib/geometry/polygon-boolean";
import { convexHull } from "./convex-hull";

const point = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }));

describe("convexHull", () => {
  it("leaves out what lies inside or on an edge", () => {
    const hull = convexHull([
      [0, 0],
      [10, 0],
      [5, 0],
      [10, 10],
      [4, 5],
      [0, 10],
    ]);
    expect([...(hull[0] ?? [])]).toEqual([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]);
  });

  it("is empty for points on one line", () => {
    expect(
      convexHull([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toEqual([]);
  });

  it("turns left at every corner and has every point on its left", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 20 }), (points) => {
        const [outer] = convexHull(points);
        if (!outer) return;
        expect(area([[outer]])).toBeGreaterThan(0);
        for (let i = 0; i + 3 < outer.length; i += 2) {
          const [ax, ay, bx, by] = [outer[i] ?? 0, outer[i + 1] ?? 0, outer[i + 2] ?? 0, outer[i + 3] ?? 0];
          for (const [x, y] of points) expect((bx - ax) * (y - ay) - (by - ay) * (x - ax)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
