import { describe, expect, it } from "vitest";
import { tagLevels, tagMetres } from "./tag-metres";

describe("tagMetres", () => {
  it.each([
    ["12", 12],
    ["12.5 m", 12.5],
    ["11m", 11],
    ["12,5", 12.5],
    ["-3", -3],
    ["40'", 12.192],
    [`5'6"`, 1.6764],
    ["30 ft", 9.144],
  ])("reads %s", (text, metres) => expect(tagMetres(text)).toBeCloseTo(metres, 9));

  it.each(["", "high", "12;15", "3 storeys", "1e3", "12 km", undefined])("does not guess at %s", (text) => {
    expect(tagMetres(text)).toBeNull();
  });
});

describe("tagLevels", () => {
  it("takes a number, and the largest of several", () => {
    expect([tagLevels("6"), tagLevels("5.5"), tagLevels("7;5"), tagLevels("0")]).toEqual([6, 5.5, 7, 0]);
  });

  it.each(["", "5-7", "many", "5;", undefined])("does not guess at %s", (text) => {
    expect(tagLevels(text)).toBeNull();
  });
});
