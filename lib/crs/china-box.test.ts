import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksSwapped, outsideChina } from "./china-box";

const inChina = fc.tuple(
  fc.double({ min: 73.5, max: 135, noNaN: true }),
  fc.double({ min: 4, max: 53.5, noNaN: true }),
);

describe("China's box", () => {
  it("never calls a position in China swapped, and always its reverse", () => {
    fc.assert(
      fc.property(inChina, ([lon, lat]) => {
        expect([outsideChina([lon, lat]), looksSwapped([lon, lat])]).toEqual([false, false]);
        expect([outsideChina([lat, lon]), looksSwapped([lat, lon])]).toEqual([true, true]);
      }),
    );
  });

  it("does not guess about places elsewhere", () => {
    expect(outsideChina([11.57, 48.13])).toBe(true);
    expect(looksSwapped([11.57, 48.13])).toBe(false);
  });

  it("sees a longitude in the place of a latitude anywhere", () => {
    expect(looksSwapped([-33.9, 151.2])).toBe(true);
  });

  it("counts what is not a number as outside", () => {
    expect(outsideChina([Number.NaN, 30])).toBe(true);
  });
});
