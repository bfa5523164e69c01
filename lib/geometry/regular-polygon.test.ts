import { describe, expect, it } from "vitest";
import { regularPolygon, sidesFor } from "./regular-polygon";
import { signedArea } from "./ring-area";

describe("sidesFor", () => {
  it.each([0.001, 0.13, 1, 3, 10, 33.3, 60, 250, 9999])("is the fewest for a radius of %s m", (radius) => {
    const sagitta = (sides: number) => radius * (1 - Math.cos(Math.PI / sides));
    const sides = sidesFor(radius, 0.01);
    expect(sagitta(sides)).toBeLessThanOrEqual(0.01 * (1 + 1e-6));
    expect(sides === 8 || sagitta(sides - 1) > 0.01).toBe(true);
  });

  it.each([0, -1, Number.NaN])("refuses a radius of %s", (radius) => {
    expect(() => sidesFor(radius, 0.01)).toThrow(RangeError);
  });
});

describe("regularPolygon", () => {
  it("has its first corner where it is told, and runs counter-clockwise", () => {
    const ring = regularPolygon([3, -1], 2, 8, [0, 1]);
    expect([...ring.slice(0, 2)]).toEqual([3, 1]);
    expect([...ring.slice(-2)]).toEqual([3, 1]);
    expect(signedArea(ring)).toBeCloseTo(8 * 0.5 * 4 * Math.sin(Math.PI / 4), 12);
  });
});
