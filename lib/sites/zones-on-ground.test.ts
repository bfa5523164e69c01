import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { area, intersection, union } from "@/lib/geometry/polygon-boolean";
import { type ZoneGround, zonesOnGround } from "./zones-on-ground";

const box = (west: number, south: number, east: number, north: number): MultiPolygon => [
  [Float64Array.of(west, south, east, south, east, north, west, north, west, south)],
];
/** A park of 100 × 100 m with a path along its south and an entrance at its corner. */
const ZONES: readonly ZoneGround[] = [
  { ref: "open-ground", role: "open-ground", ground: box(0, 10, 100, 100) },
  { ref: "path", role: "path", ground: box(3, 0, 100, 10) },
  { ref: "entrance:n1", role: "entrance", ground: box(0, 0, 3, 10) },
];
const areas = (zones: readonly ZoneGround[]) =>
  Object.fromEntries(zones.map(({ ref, ground }) => [ref, Math.round(area(ground))]));

describe("zonesOnGround", () => {
  it("leaves zones alone whose ground stays", () => {
    expect(areas(zonesOnGround("park", ZONES, box(0, 0, 100, 100)))).toEqual({
      "open-ground": 9_000,
      path: 970,
      "entrance:n1": 30,
    });
  });

  it("gives new ground to the largest that divides the ground, and lets go of zones without any", () => {
    expect(areas(zonesOnGround("park", ZONES, box(3, 0, 110, 100)))).toEqual({
      "open-ground": 8_730 + 1_000,
      path: 970,
    });
  });

  it("makes a zone of the kind's own where none divides the ground", () => {
    const only = ZONES.filter(({ role }) => role === "entrance");
    expect(areas(zonesOnGround("square", only, box(0, 0, 20, 10)))).toEqual({ surface: 170, "entrance:n1": 30 });
    expect(areas(zonesOnGround("square", ZONES, box(500, 0, 510, 10)))).toEqual({ "open-ground": 100 });
  });

  it("divides whatever ground is drawn: all of it, and none twice", () => {
    const side = fc.integer({ min: -40, max: 140 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 5, max: 90 }), fc.integer({ min: 5, max: 90 }), (x, y, wide, high) => {
        const ground = box(x, y, x + wide, y + high);
        const zones = zonesOnGround("park", ZONES, ground);
        const whole = zones.reduce((sum, zone) => sum + area(zone.ground), 0);
        expect(whole).toBeCloseTo(area(ground), 0);
        expect(area(intersection(union(zones.flatMap((zone) => zone.ground)), ground))).toBeCloseTo(whole, 1);
      }),
    );
  });
});
