import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf } from "./figures";
import { LOCALES } from "./locale";

describe.each(LOCALES)("figures in %s", (locale) => {
  const figures = figuresOf(locale);

  it.each([
    [0, "0.0%"],
    [0.9499999, "94.9%"],
    [0.95, "95.0%"],
    [0.9999, "99.9%"],
    [1, "100.0%"],
  ])("writes the share %d as %s", (share, text) => {
    expect(figures.share(share)).toBe(text);
  });

  it("never writes a share as more than it is", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(Number.parseFloat(figures.share(share)) / 100).toBeLessThanOrEqual(share + 1e-9);
      }),
    );
  });

  it.each([
    [0, "¥0.00"],
    [7, "¥0.07"],
    [128_050, "¥1,280.50"],
    // more than a float of 元 holds to the 分
    [7_999_999_920_000_099, "¥79,999,999,200,000.99"],
  ])("writes %d 分 as %s", (fen, text) => {
    expect(figures.yuan(fen)).toBe(text);
  });

  it.each([
    [0, "0 m²"],
    [0.004, "< 0.1 m²"],
    [4.26, "4.3 m²"],
    [1234.5, "1,235 m²"],
  ])("writes %d m² as %s", (area, text) => {
    expect(figures.squareMetres(area)).toBe(text);
  });

  it.each([
    [124_000, "12.4"],
    [1_240_000, "124"],
    [120, "< 0.1"],
    [0, "0.0"],
  ])("writes %d m² as %s hectares", (area, text) => {
    expect(figures.hectares(area)).toBe(text);
  });
});
