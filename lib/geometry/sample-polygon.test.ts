import { describe, expect, it } from "vitest";
import { pointInRings } from "./point-in-rings";
import type { Polygon } from "./polygon";
import { signedArea } from "./ring-area";
import { samplePolygon } from "./sample-polygon";

const shapes: Readonly<Record<string, Polygon>> = {
  triangle: [Float64Array.of(0, 0, 9, 3, 2, 7, 0, 0)],
  "square with a hole": [Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4, 0, 0), Float64Array.of(1, 1, 1, 3, 3, 3, 3, 1, 1, 1)],
  fork: [Float64Array.of(0, 0, 6, 0, 6, 4, 4, 4, 4, 1, 2, 1, 2, 4, 0, 4, 0, 0)],
  needle: [Float64Array.of(0, 0, 100, 1e-6, 100, 2e-6, 0, 0)],
};

describe("samplePolygon", () => {
  it.each(Object.entries(shapes))("lands inside a %s", (_, polygon) => {
    const points = samplePolygon(polygon, 500);
    expect(points).toHaveLength(1000);
    let inside = 0;
    for (let i = 0; i < points.length; i += 2) if (pointInRings(points[i] ?? 0, points[i + 1] ?? 0, polygon)) inside++;
    expect(inside).toBeGreaterThanOrEqual(495); // the needle's own rounding
  });

  it("spreads by area: a quarter of the fork's points in each prong and the rest in the handle", () => {
    const points = samplePolygon(shapes.fork ?? [], 3000);
    const shares = [0, 0, 0];
    for (let i = 0; i < points.length; i += 2) {
      const part = (points[i + 1] ?? 0) < 1 ? 0 : (points[i] ?? 0) < 3 ? 1 : 2;
      shares[part] = (shares[part] ?? 0) + 1 / 3000;
    }
    expect(shares).toEqual([0.333, 0.333, 0.333].map((share) => expect.closeTo(share, 1)));
  });

  it("is as dense at the tip of a triangle as at its base", () => {
    const points = samplePolygon([Float64Array.of(0, 0, 10, 0, 5, 10, 0, 0)], 4000);
    const low = points.filter((value, i) => i % 2 === 1 && value < 5).length;
    expect(low / 4000).toBeCloseTo(0.75, 1);
  });

  it("gives the same points again, and none for nothing", () => {
    expect(samplePolygon(shapes.triangle ?? [], 50)).toEqual(samplePolygon(shapes.triangle ?? [], 50));
    expect(samplePolygon([], 50)).toHaveLength(0);
    expect(samplePolygon([Float64Array.of(0, 0, 1, 0, 2, 0, 0, 0)], 50)).toHaveLength(0);
  });

  it("spreads as evenly over very many corners, without the time that a trapezoid between each and the next takes", () => {
    // a ring that goes in and out 30,000 times, with a hole in its eastern half
    const round = (x: number, radius: number, corners: number, turn: number) => {
      const ring = new Float64Array(2 * corners + 2);
      for (let i = 0; i <= corners; i++) {
        const [angle, far] = [(turn * 2 * Math.PI * (i % corners)) / corners, radius * (i % 2 === 0 ? 1 : 0.9)];
        ring.set([x + far * Math.cos(angle), far * Math.sin(angle)], 2 * i);
      }
      return ring;
    };
    const polygon = [round(0, 10, 60_000, 1), round(5, 2, 6, -1)];
    const { user } = process.cpuUsage();
    const points = samplePolygon(polygon, 2_000);
    expect((process.cpuUsage().user - user) / 1_000).toBeLessThan(3_000);
    const found = { west: 0, east: 0, north: 0 };
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i] as number, points[i + 1] as number];
      expect(pointInRings(x, y, polygon)).toBe(true);
      if (x < 0) found.west++;
      else found.east++;
      if (y > 0) found.north++;
    }
    const [ring, hole] = polygon.map((one) => Math.abs(signedArea(one))) as [number, number];
    expect(found.west / 2_000).toBeCloseTo(ring / 2 / (ring - hole), 2);
    expect(found.north).toBeCloseTo(1_000, -1);
  });
});
