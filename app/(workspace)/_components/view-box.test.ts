import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewBox } from "./view-box";

describe("viewBox", () => {
  it("shows the whole world at zoom 0 in 512 pixels", () => {
    const box = viewBox({ zoom: 0, lat: 0, lon: 0 }, { width: 512, height: 512 });
    // 85.0511° is where web Mercator is square.
    expect(box).toEqual([-180, expect.closeTo(-85.0511, 4), 180, expect.closeTo(85.0511, 4)]);
  });

  it("keeps the view's middle and halves its box with each zoom", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 8, max: 20, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (zoom, lat) => {
          const size = { width: 900, height: 700 };
          const wide = viewBox({ zoom, lat, lon: 118 }, size);
          const near = viewBox({ zoom: zoom + 1, lat, lon: 118 }, size);
          if (!wide || !near) throw new Error("a map with a size has a box");
          expect((wide[0] + wide[2]) / 2).toBeCloseTo(118, 6);
          expect(near[2] - near[0]).toBeCloseTo((wide[2] - wide[0]) / 2, 9);
          expect(wide[1]).toBeLessThan(lat);
          expect(wide[3]).toBeGreaterThan(lat);
        },
      ),
    );
  });

  it("has no box for a map without a size", () => {
    expect(viewBox({ zoom: 3, lat: 0, lon: 0 }, { width: 0, height: 300 })).toBeNull();
  });
});
