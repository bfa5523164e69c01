import { describe, expect, it } from "vitest";
import type { PixelImage } from "../engine/pixel-image";
import { MAP_PATTERNS } from "../legend";
import { patternImage } from "./pattern-image";
import { wedgeImage } from "./wedge-image";

const alpha = (image: PixelImage, x: number, y: number) => image.data[4 * (y * image.width + x) + 3] ?? -1;

describe("patternImage", () => {
  const look = { period: 8, width: 2, ground: 0.1, stroke: 1 };

  it.each(MAP_PATTERNS)("%s repeats without a seam: the step over the edge is no larger than one inside", (pattern) => {
    const image = patternImage(pattern, "#c8431a", look);
    const last = image.width - 1;
    const row = (y: number) => Array.from({ length: image.width }, (_, x) => alpha(image, x, y));
    const steps = (y: number) => row(y).map((value, x) => Math.abs(value - (row(y)[x + 1] ?? value)));
    const steepest = Math.max(...row(0).flatMap((_, y) => steps(y)));
    for (let i = 0; i <= last; i++) {
      expect(Math.abs(alpha(image, last, i) - alpha(image, 0, i))).toBeLessThanOrEqual(steepest);
      expect(Math.abs(alpha(image, i, last) - alpha(image, i, 0))).toBeLessThanOrEqual(steepest);
    }
  });

  it.each(MAP_PATTERNS)("%s has strokes and ground between them, in the colour asked for", (pattern) => {
    const image = patternImage(pattern, "#c8431a", look);
    expect([...image.data.slice(0, 3)]).toEqual([0xc8, 0x43, 0x1a]);
    const alphas = Array.from({ length: image.width ** 2 }, (_, i) =>
      alpha(image, i % image.width, Math.floor(i / image.width)),
    );
    expect(Math.max(...alphas)).toBe(255);
    expect(Math.min(...alphas)).toBe(26);
  });

  it("draws no two patterns alike", () => {
    const drawn = MAP_PATTERNS.map((pattern) => patternImage(pattern, "#c8431a", look).data.join());
    expect(new Set(drawn).size).toBe(MAP_PATTERNS.length);
  });

  it("refuses a colour it cannot read", () => {
    expect(() => patternImage("rising", "red", look)).toThrow(RangeError);
  });
});

describe("wedgeImage", () => {
  const image = wedgeImage({ inner: 6, outer: 16, spread: 60 });
  const middle = image.width / 2;
  const inside = (dx: number, dy: number) => alpha(image, Math.floor(middle + dx), Math.floor(middle - dy)) > 191;

  it("points north and nowhere else", () => {
    expect(inside(0, 22)).toBe(true);
    expect(inside(0, -22)).toBe(false);
    expect(inside(22, 0)).toBe(false);
    expect(inside(-22, 0)).toBe(false);
  });

  it("leaves the middle to the camera's dot and ends at its radius", () => {
    expect(inside(0, 4)).toBe(false);
    expect(inside(0, 35)).toBe(false);
  });
});
