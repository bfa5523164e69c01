import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlay } from "@/lib/geometry/overlay";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { Ring } from "@/lib/geometry/polygon";
import { blocksSight } from "./blocks-sight";
import { prismOf } from "./prism";
import { prismShadow, throwOf } from "./prism-shadow";

const box = (west: number, south: number, east: number, north: number): Ring =>
  Float64Array.of(west, south, east, south, east, north, west, north, west, south);
const REACH = 100;
/** A window about the foot, so that shadows that go on for ever have an area. */
const window = box(-10, -10, 10, 10);
const dark = (rings: readonly Ring[]) =>
  overlay(
    [
      { channel: 0, rings: [window] },
      { channel: 1, rings },
    ],
    2,
  ).area((cover, at) => (cover[at] ?? 0) > 0 && (cover[at + 1] ?? 0) > 0);

describe("throwOf", () => {
  it.each([
    ["a wall to above the camera", 0, 20, { base: 1, top: Infinity }],
    ["a wall as high as the camera", 0, 6, { base: 1, top: Infinity }],
    ["a low wall", 0, 3.5, { base: 1, top: 2 }],
    ["a deck", 3.5, 4.75, { base: 2, top: 4 }],
    ["a kerb below the targets", 0, 1, null],
    ["a roof above the camera", 6, 9, null],
  ])("%s", (_, base, top, expected) => {
    expect(throwOf({ base, top }, 6, 1)).toEqual(expected);
  });
});

describe("prismShadow, on paper", () => {
  it("of a wall without end: itself and the wedge behind it", () => {
    // in front of the camera at 2 m, 2 m wide: the wedge |x| < y/2 from y = 2 to the window's edge at 10
    expect(dark(prismShadow([box(-1, 2, 1, 3)], { base: 1, top: Infinity }, REACH))).toBeCloseTo(
      (10 * 10 - 2 * 2) / 2,
      6,
    );
  });

  it("of a low wall: as far as its top is thrown", () => {
    // the wedge |x| < y/2 from 2 m to 4 m, then the wall's ground thrown to twice its size
    expect(dark(prismShadow([box(-1, 2, 1, 3)], { base: 1, top: 2 }, REACH))).toBeCloseTo((16 - 4) / 2 + 4 * 2, 6);
  });

  it("of a deck: between its base and its top, with light beneath", () => {
    const rings = prismShadow([box(-1, 2, 1, 3)], { base: 2, top: 3 }, REACH);
    expect(pointInRings(0, 3.9, rings)).toBe(false);
    expect([4.1, 6.1, 8.9].map((y) => pointInRings(0, y, rings))).toEqual([true, true, true]);
    expect(pointInRings(0, 9.1, rings)).toBe(false);
  });

  it("of a courtyard's walls, seen from the court: everything but the court", () => {
    const court = [box(-5, -5, 5, 5), Float64Array.of(-1, -1, -1, 1, 1, 1, 1, -1, -1, -1)];
    expect(dark(prismShadow(court, { base: 1, top: Infinity }, REACH))).toBeCloseTo(400 - 4, 6);
  });

  it("of the wall a camera hangs on: the half-plane behind it, less the clear disc", () => {
    const behind = dark(prismShadow([box(-50, -3, 50, 0)], { base: 1, top: Infinity }, REACH));
    expect(behind).toBeCloseTo(200 - (Math.PI * 0.05 ** 2) / 2, 6);
  });

  it("of the building a camera stands in: everything but the clear disc", () => {
    expect(dark(prismShadow([box(-5, -5, 5, 5)], { base: 1, top: Infinity }, REACH))).toBeCloseTo(
      400 - Math.PI * 0.05 ** 2,
      6,
    );
  });

  it("of the roof a camera stands on: what its edge is thrown to", () => {
    expect(dark(prismShadow([box(-1, -1, 1, 1)], { base: 1, top: 4 }, REACH))).toBeCloseTo(64 - Math.PI * 0.05 ** 2, 6);
  });
});

describe("prismShadow, anywhere", () => {
  const ground = fc.record({
    x: fc.double({ min: -9, max: 8, noNaN: true }),
    y: fc.double({ min: -9, max: 8, noNaN: true }),
    size: fc.double({ min: 0.5, max: 6, noNaN: true }),
  });
  const heights = fc.record({ base: fc.constantFrom(0, 2, 3, 5), height: fc.constantFrom(0.5, 1, 2, 30) });

  it("is where the sight line to a single point is blocked", () => {
    fc.assert(
      fc.property(ground, heights, fc.boolean(), ({ x, y, size }, { base, height }, hooked) => {
        const ring = hooked
          ? Float64Array.of(
              x,
              y,
              x + size,
              y,
              x + size,
              y + size / 3,
              x + size / 3,
              y + size / 3,
              x + size / 3,
              y + size,
              x,
              y + size,
              x,
              y,
            )
          : box(x, y, x + size, y + size);
        const prism = prismOf({ id: "o", base, top: base + height, layer: 0, ground: [[ring]] });
        const factors = throwOf(prism, 6, 1);
        const shadow = factors ? prismShadow(prism.rings, factors, REACH) : [];
        const laid =
          shadow.length > 0
            ? overlay([{ channel: 0, rings: shadow }], 1).region((cover, at) => (cover[at] ?? 0) > 0)
            : [];
        for (let i = 1; i < 40; i++) {
          const [px, py] = [((i * 0.754877) % 1) * 40 - 20, ((i * 0.56984) % 1) * 40 - 20];
          const hidden = laid.some((polygon) => pointInRings(px, py, polygon));
          expect(hidden).toBe(blocksSight(prism, { x: 0, y: 0, z: 6 }, px, py, 1));
        }
      }),
      { numRuns: 300 },
    );
  });
});
