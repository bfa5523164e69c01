import { describe, expect, it } from "vitest";
import { GAP_REASONS } from "@/lib/coverage/scene";
import { hatchPath } from "./hatch";
import type { MapFrame } from "./map-frame";
import { linesPath, polygonsPath } from "./map-path";
import { streetLabels } from "./street-names";
import { streetWidthMm } from "./street-width";

/** A kilometre of ground on 100 mm: 1 : 10,000. */
const FRAME: MapFrame = { scale: 10_000, size: [100, 100], box: [0, 0, 1_000, 1_000] };

describe("paths", () => {
  it("draw a polygon with its hole in millimetres from the upper left", () => {
    const outer = Float64Array.of(0, 0, 1_000, 0, 1_000, 1_000, 0, 1_000, 0, 0);
    const hole = Float64Array.of(100, 100, 100, 200, 200, 200, 100, 100);
    expect(polygonsPath(FRAME, [[outer, hole]])).toBe(
      "M0.00 100.00L100.00 100.00L100.00 0.00L0.00 0.00ZM10.00 90.00L10.00 80.00L20.00 80.00Z",
    );
  });

  it("draw lines", () => {
    const line: [number, number][] = [
      [0, 1_000],
      [500, 0],
    ];
    expect(linesPath(FRAME, [line])).toBe("M0.00 0.00L50.00 100.00");
  });

  it("tell every reason for a gap apart without colour", () => {
    expect(new Set(GAP_REASONS.map((reason) => hatchPath(reason, 20, 10))).size).toBe(GAP_REASONS.length);
  });
});

describe("streetLabels", () => {
  const along = (y: number, length: number, flip = false): [number, number][] =>
    flip
      ? [
          [length, y],
          [0, y],
        ]
      : [
          [0, y],
          [length, y],
        ];

  it("names a street once, on its longest piece, upright whichever way it was drawn", () => {
    const labels = streetLabels(FRAME, [
      { name: "中山路", lines: [along(500, 400)] },
      { name: "中山路", lines: [along(700, 800, true)] },
    ]);
    expect(labels).toHaveLength(1);
    expect(labels[0]?.at).toEqual([40, 30]);
    expect(labels[0]?.lean).toBeCloseTo(0);
  });

  it("leaves a name out that is longer than its street, or too near a longer one", () => {
    expect(streetLabels(FRAME, [{ name: "很长很长的路名", lines: [along(500, 100)] }])).toEqual([]);
    const near = streetLabels(FRAME, [
      { name: "甲路", lines: [along(500, 900)] },
      { name: "乙路", lines: [along(480, 880)] },
    ]);
    expect(near.map(({ text }) => text)).toEqual(["甲路"]);
  });
});

describe("streetWidthMm", () => {
  it("is true to the ground, and never too thin to print", () => {
    expect(streetWidthMm("primary", 1_000)).toBe(14);
    expect(streetWidthMm("service", 50_000)).toBe(0.35);
  });
});
