import { describe, expect, it } from "vitest";
import { ringsAreApart } from "./rings-are-apart";

const square = Float64Array.of(0, 0, 9, 0, 9, 9, 0, 9, 0, 0);
const hole = Float64Array.of(3, 3, 3, 6, 6, 6, 6, 3, 3, 3);

describe("ringsAreApart", () => {
  it.each([
    ["a square", [square]],
    ["a square and its hole, of fractions", [square, hole.map((value) => value / 7)]],
    ["nothing", []],
  ])("is so of %s", (_, rings) => {
    expect(ringsAreApart(rings)).toBe(true);
  });

  it.each([
    ["a bow tie", [Float64Array.of(0, 0, 4, 4, 4, 0, 0, 4, 0, 0)]],
    ["a ring like an 8", [Float64Array.of(0, 0, 2, 2, 4, 0, 4, 4, 2, 2, 0, 4, 0, 0)]],
    ["a corner on a side", [Float64Array.of(0, 0, 8, 0, 8, 8, 4, 0, 0, 8, 0, 0)]],
    ["a spike without width", [Float64Array.of(0, 0, 8, 0, 8, 8, 8, 12, 8, 8, 0, 8, 0, 0)]],
    ["one ring twice", [square, square]],
    ["rings whose corners touch, both from the west", [square, Float64Array.of(9, 9, 2, 12, 1, 20, 9, 9)]],
    ["rings that share part of a side", [square, Float64Array.of(9, 2, 12, 2, 12, 4, 9, 4, 9, 2)]],
    ["a ring across another", [square, hole.map((value) => value + 5)]],
  ])("is not so of %s", (_, rings) => {
    expect(ringsAreApart(rings)).toBe(false);
  });

  it("takes no longer for spikes that all lie beside each other than for as many sides apart", () => {
    const corners = 40_000;
    const spikes = new Float64Array(2 * corners + 2);
    for (let i = 0; i <= corners; i++) {
      const [angle, radius] = [(2 * Math.PI * (i % corners)) / corners, i % 2 === 0 ? 10 : 1];
      spikes.set([radius * Math.cos(angle), radius * Math.sin(angle)], 2 * i);
    }
    const { user } = process.cpuUsage();
    expect(ringsAreApart([spikes])).toBe(true);
    expect((process.cpuUsage().user - user) / 1_000).toBeLessThan(1_500);
  });
});
