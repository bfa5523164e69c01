import fc from "fast-check";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { centralMeridianFor, cityFrame } from "./city-frame";
import { GEOGRAPHIC, gaussKruger } from "./gauss-kruger";

const nearby = fc.record({
  meridian: fc.integer({ min: 25, max: 45 }).map((zone) => zone * 3),
  east: fc.double({ min: -4, max: 4, noNaN: true }),
  lat: fc.double({ min: 3, max: 54, noNaN: true }),
});

describe("cityFrame", () => {
  it("puts the central meridian at 500 000 m and the equator at 0", () => {
    expect(cityFrame(120).toLocal([120, 0])).toEqual([expect.closeTo(500_000, 6), expect.closeTo(0, 6)]);
  });

  it("measures a quarter of the meridian of GRS80", () => {
    expect(cityFrame(120).toLocal([120, 90])[1]).toBeCloseTo(10_001_965.729, 2);
  });

  it("points x east and y north", () => {
    const { toLocal } = cityFrame(120);
    const [x, y] = toLocal([118.78, 32.04]);
    expect(toLocal([118.79, 32.04])[0]).toBeGreaterThan(x + 900);
    expect(toLocal([118.78, 32.05])[1]).toBeGreaterThan(y + 1100);
  });

  it("comes back to the same place", () => {
    fc.assert(
      fc.property(nearby, ({ meridian, east, lat }) => {
        const frame = cityFrame(meridian);
        const [lon, back] = frame.toLonLat(frame.toLocal([meridian + east, lat]));
        expect(lon).toBeCloseTo(meridian + east, 10);
        expect(back).toBeCloseTo(lat, 10);
      }),
    );
  });

  it("is what proj4 makes of degrees on the same ellipsoid, to the last bit", () => {
    fc.assert(
      fc.property(nearby, ({ meridian, east, lat }) => {
        const frame = cityFrame(meridian);
        const plane = proj4(GEOGRAPHIC, gaussKruger(meridian));
        const local = frame.toLocal([meridian + east, lat]);
        expect(local).toEqual(plane.forward([meridian + east, lat]));
        expect(frame.toLonLat(local)).toEqual(plane.inverse([...local]));
      }),
    );
  });

  it("refuses places that are none", () => {
    expect(() => cityFrame(120).toLocal([Number.NaN, 30])).toThrow("finite");
    expect(() => cityFrame(120).toLonLat([500_000, Infinity])).toThrow("finite");
  });

  it.each([Number.NaN, 181, -200])("refuses %s as a central meridian", (meridian) => {
    expect(() => cityFrame(meridian)).toThrow(RangeError);
  });
});

describe("centralMeridianFor", () => {
  it.each([
    [118.78, 118.8],
    [119.31, 119.3],
    [11.57, 11.6],
    [-8.61, -8.6],
  ])("gives a city at %s°E the meridian %s", (lon, meridian) => {
    expect(centralMeridianFor(lon)).toBe(meridian);
  });

  it("refuses what is not a longitude", () => {
    expect(() => centralMeridianFor(2_896_211)).toThrow(RangeError);
  });
});
