import { describe, expect, it } from "vitest";
import { cityFrame } from "./city-frame";
import { readCorners } from "./read-corners";

describe("readCorners", () => {
  it("reads a corner a line, however its numbers are parted", () => {
    const text = "118.78 32.04\r\n\n118.79,32.04\n 118.79\t32.05 \n118.78，32.05";
    expect(readCorners(text, "EPSG:4490")).toEqual({
      ok: true,
      value: [
        [118.78, 32.04],
        [118.79, 32.04],
        [118.79, 32.05],
        [118.78, 32.05],
      ],
    });
    expect(readCorners("\n  \n", "EPSG:4490")).toEqual({ ok: true, value: [] });
  });

  it("reads the grids, east first", () => {
    const [x, y] = cityFrame(117).toLocal([118.78, 32.04]);
    const read = readCorners(`${x} ${y}`, "EPSG:4548");
    if (!read.ok) throw new Error("refused");
    expect(read.value[0]?.[0]).toBeCloseTo(118.78, 8);
    expect(read.value[0]?.[1]).toBeCloseTo(32.04, 8);
  });

  it("says of each line what is wrong with it", () => {
    const text = "118.78 32.04\n32.04 118.78\n118.78\n118.78 abc\n118.78 32.04 5\n10 50";
    expect(readCorners(text, "EPSG:4490")).toEqual({
      ok: false,
      error: [
        { code: "axes-swapped", line: 2, text: "32.04 118.78" },
        { code: "two-numbers", line: 3, text: "118.78" },
        { code: "not-a-number", line: 4, text: "118.78 abc" },
        { code: "two-numbers", line: 5, text: "118.78 32.04 5" },
        { code: "outside-china", line: 6, text: "10 50" },
      ],
    });
    expect(readCorners("118.78 32.04", "EPSG:4548")).toMatchObject({ ok: false, error: [{ code: "not-metres" }] });
  });
});
