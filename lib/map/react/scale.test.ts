import fc from "fast-check";
import { expect, it } from "vitest";
import { scaleOf } from "./scale";

it("is a round length that fits and is not needlessly short", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 22, noNaN: true }),
      fc.double({ min: -80, max: 80, noNaN: true }),
      (zoom, lat) => {
        const { metres, pixels } = scaleOf(zoom, lat);
        expect(String(metres)).toMatch(/^[125](0*|e\+\d+)$|^0\.0*[125]$/);
        expect(pixels).toBeLessThanOrEqual(96);
        expect(pixels).toBeGreaterThanOrEqual(38);
      },
    ),
  );
});

it("agrees with the ground: 100 m at zoom 16 in Porto", () => {
  // 2^16 · 512 px around the parallel of 41.15° N, which is 40 075 017 m · cos φ long.
  expect(scaleOf(16, 41.15)).toEqual({
    metres: 50,
    pixels: Math.round((50 * 2 ** 16 * 512) / (40_075_016.686 * Math.cos((41.15 * Math.PI) / 180))),
  });
});
