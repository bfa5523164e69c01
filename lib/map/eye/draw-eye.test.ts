import { FirstPersonView } from "@deck.gl/core";
import { describe, expect, it } from "vitest";
import { eyeView } from "./draw-eye";

const RADIANS = Math.PI / 180;

describe("eyeView", () => {
  it.each([
    [0, 10, 70, 16 / 9],
    [90, 25, 40, 4 / 3],
    [215, 0, 90, 16 / 9],
  ])("puts places where a lens with bearing %s°, tilt %s° and angle %s° has them", (bearing, tilt, hfov, aspect) => {
    const [width, height] = [1_600, 1_600 / aspect];
    const vfov = (2 * Math.atan(Math.tan((hfov / 2) * RADIANS) / aspect)) / RADIANS;
    const { fovy, near, far, state } = eyeView({
      lens: { z: 6, bearing, tilt, hfov, vfov, aspect, allRound: false },
    });
    const viewport = new FirstPersonView({ id: "eye", fovy, near, far }).makeViewport({
      width,
      height,
      viewState: state,
    });
    const focal = width / 2 / Math.tan((hfov / 2) * RADIANS);
    const [sin, cos] = [Math.sin(bearing * RADIANS), Math.cos(bearing * RADIANS)];
    const [down, level] = [Math.sin(tilt * RADIANS), Math.cos(tilt * RADIANS)];
    for (const [ahead, right, up] of [
      [20, 0, 0],
      [20, 6, 0],
      [30, -8, 3],
      [12, 2, 8],
    ] as const) {
      const [x, y] = [ahead * sin + right * cos, ahead * cos - right * sin];
      const [column = 0, row = 0] = viewport?.project([x, y, up]) ?? [];
      const drop = 6 - up;
      const depth = ahead * level + drop * down;
      expect(column).toBeCloseTo(width / 2 + (focal * right) / depth, 2);
      expect(row).toBeCloseTo(height / 2 + (focal * (drop * level - ahead * down)) / depth, 2);
    }
  });
});
