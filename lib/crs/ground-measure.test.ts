import { describe, expect, it } from "vitest";
import { enclosedArea, legLengths, sidesCross } from "./ground-measure";

describe("measuring on the ellipsoid", () => {
  it("finds the lengths of GRS80's degrees", () => {
    // A degree of the equator is a · π / 180; one of the meridian about 30° is 110 852.4 m (GRS80).
    const tenth = legLengths([
      [118, 0],
      [118.1, 0],
    ]);
    expect(tenth[0]).toBeCloseTo((6_378_137 * Math.PI) / 1800, 2);
    const meridian = legLengths([
      [118, 29.5],
      [118, 30.5],
    ]);
    expect(Math.abs((meridian[0] as number) - 110_852.4)).toBeLessThan(0.5);
  });

  it("has no leg for a point and no area for a line", () => {
    expect(legLengths([])).toEqual([]);
    expect(legLengths([[118, 32]])).toEqual([]);
    expect(enclosedArea([])).toBe(0);
    const line = enclosedArea([
      [118, 32],
      [118.1, 32],
    ]);
    expect(line).toBeCloseTo(0, 3);
  });

  it("is the same whichever way round, and wherever it begins", () => {
    const ring: [number, number][] = [
      [118.78, 32.04],
      [118.79, 32.04],
      [118.785, 32.05],
      [118.782, 32.045],
    ];
    const area = enclosedArea(ring);
    expect(enclosedArea(ring.toReversed())).toBeCloseTo(area, 4);
    expect(enclosedArea([...ring.slice(2), ...ring.slice(0, 2)])).toBeCloseTo(area, 4);
  });

  it("tells a bow-tie from a ring", () => {
    const corners: [number, number][] = [
      [118, 32],
      [118.1, 32],
      [118.1, 32.1],
      [118, 32.1],
    ];
    const [a, b, c, d] = corners as [[number, number], [number, number], [number, number], [number, number]];
    expect(sidesCross([a, b, c, d])).toBe(false);
    expect(sidesCross([a, b, b, c, d, a])).toBe(false);
    expect(sidesCross([a, c, b, d])).toBe(true);
    expect(sidesCross([a, b])).toBe(false);
  });
});
