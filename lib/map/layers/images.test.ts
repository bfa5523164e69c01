import { describe, expect, it } from "vitest";
import type { PixelImage } from "../engine/pixel-image";
import { hatchImage } from "./hatch-image";
import { wedgeImage } from "./wedge-image";

const alpha = (image: PixelImage, x: number, y: number) => image.data[4 * (y * image.width + x) + 3] ?? -1;

describe("hatchImage", () => {
  const image = hatchImage("#c8431a", { period: 8, width: 2, ground: 0.1, stripe: 1 });

  it("repeats without a seam", () => {
    for (let i = 0; i < image.width; i++) {
      const wrapped = (image.width - 1 - i + image.width) % image.width;
      expect(alpha(image, i, 0)).toBe(alpha(image, 0, i));
      expect(alpha(image, i, wrapped)).toBe(alpha(image, 0, image.width - 1));
    }
  });

  it("has stripes and ground between them, in the colour asked for", () => {
    expect([...image.data.slice(0, 3)]).toEqual([0xc8, 0x43, 0x1a]);
    const alphas = Array.from({ length: image.width }, (_, x) => alpha(image, x, 0));
    expect(Math.max(...alphas)).toBe(255);
    expect(Math.min(...alphas)).toBe(26);
  });

  it("refuses a colour it cannot read", () => {
    expect(() => hatchImage("red", { period: 8, width: 2, ground: 0, stripe: 1 })).toThrow(RangeError);
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
