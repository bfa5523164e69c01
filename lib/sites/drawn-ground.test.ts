import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cityFrame } from "@/lib/crs/city-frame";
import type { LonLat } from "@/lib/crs/lon-lat";
import { area } from "@/lib/geometry/polygon-boolean";
import { ringsAreApart } from "@/lib/geometry/rings-are-apart";
import { type DrawnOutline, drawnGround, NO_REPAIRS } from "./drawn-ground";

const frame = cityFrame(118.8);
const [X, Y] = [500_000, 3_540_000];
const at = (x: number, y: number): LonLat => frame.toLonLat([X + x, Y + y]);
const ring = (...corners: readonly (readonly [number, number])[]) => corners.map(([x, y]) => at(x, y));
const square = (x: number, y: number, side: number) => ring([x, y], [x + side, y], [x + side, y + side], [x, y + side]);
const polygon = (...rings: readonly LonLat[][]): DrawnOutline => ({ type: "polygon", rings });

function groundOf(outline: DrawnOutline) {
  const drawn = drawnGround(outline, frame);
  if (!drawn.ok) throw new Error(drawn.error.code);
  return drawn.value;
}

describe("drawnGround", () => {
  it("takes a plain ring and its holes as they are, whichever way they run", () => {
    const drawn = groundOf(polygon(square(0, 0, 100).toReversed(), square(20, 20, 10), square(60, 60, 20)));
    expect(drawn.areaM2).toBeCloseTo(10_000 - 100 - 400, 2);
    expect(drawn.ground).toHaveLength(1);
    expect(drawn.ground[0]).toHaveLength(3);
    expect(drawn.repairs).toEqual(NO_REPAIRS);
  });

  it("makes two pieces of a bow-tie, and says so", () => {
    const drawn = groundOf(polygon(ring([0, 0], [100, 100], [100, 0], [0, 100])));
    expect(drawn.ground).toHaveLength(2);
    expect(drawn.areaM2).toBeCloseTo(5_000, 1);
    expect(drawn.repairs).toEqual({ ...NO_REPAIRS, crossed: true });
  });

  it("leaves out slivers, and says how many and how much", () => {
    const spike = ring([0, 0], [100, 0], [100, 100], [0.01, 100], [0, 100.5], [-0.02, 100]);
    const crossed = ring([0, 0], [50, 0], [50, 50], [0, 50], [0, 50.2], [1, 49.9], [0, 49.8]);
    expect(groundOf(polygon(spike)).areaM2).toBeGreaterThan(9_990);
    const drawn = groundOf(polygon(crossed));
    expect(drawn.repairs.crossed).toBe(true);
    expect(drawn.ground).toHaveLength(1);
    expect(drawn.repairs.slivers).toBeGreaterThan(0);
    expect(drawn.repairs.sliversM2).toBeLessThan(1);
  });

  it("tells of holes outside the ground, and fills the tiniest", () => {
    const drawn = groundOf(polygon(square(0, 0, 100), square(200, 200, 10), square(50, 50, 0.5)));
    expect(drawn.areaM2).toBeCloseTo(10_000, 2);
    expect(drawn.repairs).toMatchObject({ strayHoles: 1, slivers: 1 });
  });

  it("joins pieces that meet, and keeps those apart that do not", () => {
    const polygons = [[square(0, 0, 50)], [square(40, 0, 50)], [square(200, 0, 10), square(202, 2, 5)]];
    const drawn = groundOf({ type: "polygons", polygons });
    expect(drawn.ground).toHaveLength(2);
    expect(drawn.areaM2).toBeCloseTo(90 * 50 + 100 - 25, 2);
    expect(drawn.repairs).toEqual(NO_REPAIRS);
  });

  it("makes ground with flat ends of a centre-line and a width", () => {
    const drawn = groundOf({ type: "centreline", line: [at(0, 0), at(100, 0), at(100, 50)], widthM: 6 });
    expect(drawn.areaM2).toBeGreaterThan(6 * 150 - 20);
    expect(drawn.areaM2).toBeLessThan(6 * 150 + 20);
    expect(drawn.centreline).toHaveLength(3);
    const straight = groundOf({ type: "centreline", line: [at(0, 0), at(100, 0)], widthM: 6 });
    expect(straight.areaM2).toBeCloseTo(600, 2);
  });

  it.each([
    ["no-area", polygon(ring([0, 0], [100, 0], [200, 0]))],
    ["no-area", polygon(square(0, 0, 0.5))],
    ["no-area", { type: "centreline", line: [at(0, 0), at(0, 0)], widthM: 6 }],
    ["too-small", polygon(square(0, 0, 1.5))],
    ["too-large", polygon(square(0, 0, 4_000))],
  ] as const)("refuses what can be no site: %s", (code, outline) => {
    expect(drawnGround(outline, frame)).toMatchObject({ ok: false, error: { code } });
  });

  it("makes valid ground of whatever is scribbled", () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(corner, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 3 }),
        (rings) => {
          const drawn = drawnGround(polygon(...rings.map((corners) => ring(...corners))), frame);
          if (!drawn.ok) return;
          expect(drawn.value.areaM2).toBeCloseTo(area(drawn.value.ground), 6);
          for (const { length } of drawn.value.ground.flat()) expect(length).toBeGreaterThanOrEqual(8);
          // Rings of one polygon touch at points at most; none crosses another or itself.
          if (!drawn.value.repairs.crossed) expect(ringsAreApart(drawn.value.ground.flat())).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
