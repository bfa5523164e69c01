import { describe, expect, it } from "vitest";
import { cameraFrame } from "./camera-frame";
import { viewOf } from "./camera-view";
import { frameEnd, type SightedLens, tiltToEnd } from "./frame-end";

const lens = (more: Partial<SightedLens>): SightedLens => ({
  tilt: 30,
  hfov: 60,
  widthPx: 1920,
  heightPx: 1080,
  drop: 4.4,
  maxRange: null,
  ...more,
});

/** How far north the engine's own frame of a camera that looks north reaches. */
function engineEnd({ drop, maxRange, ...rest }: SightedLens, density: number): number {
  const range = maxRange === null ? {} : { maxRange };
  const camera = { id: "c", kind: "fixed" as const, x: 0, y: 0, z: drop, layer: 0, bearing: 0, ...rest, ...range };
  const view = viewOf(camera, 0, {});
  const frame = view && cameraFrame(view, density);
  return frame ? Math.max(...frame.outline.filter((_, i) => i % 2 === 1)) : 0;
}

describe("frameEnd", () => {
  it.each([
    ["ends with its frame", {}, 25],
    ["sees the horizon", { tilt: 15 }, 25],
    ["looks upwards", { tilt: -5 }, 25],
    ["is not dense enough", { tilt: 22 }, 250],
    ["is out of range", { tilt: 15, maxRange: 20 }, 25],
    ["looks straight down", { tilt: 90, hfov: 120 }, 25],
  ])("is where the engine's frame of a camera that %s ends", (_, more, density) => {
    expect(frameEnd(lens(more), density)).toBeCloseTo(engineEnd(lens(more), density), 1);
  });

  it("is at the foot of a camera that is too high for the density", () => {
    expect(frameEnd(lens({ drop: 200, tilt: 60 }), 250)).toBe(0);
  });
});

describe("tiltToEnd", () => {
  it.each([3, 8, 20, 45])("brings the far edge of the frame to %s m, to a tenth of a degree", (metres) => {
    const tilt = tiltToEnd(lens({}), metres);
    const nearer = frameEnd(lens({ tilt: tilt + 0.05 }), 1);
    const farther = frameEnd(lens({ tilt: tilt - 0.05 }), 1);
    expect(nearer).toBeLessThanOrEqual(metres);
    expect(farther).toBeGreaterThanOrEqual(metres);
  });

  it("tilts up as the end goes farther, up to the horizon, and never beyond straight down", () => {
    const tilts = [1, 5, 20, 100, 1e6].map((metres) => tiltToEnd(lens({}), metres));
    expect(tilts).toEqual(tilts.toSorted((a, b) => b - a));
    expect(tilts.at(-1)).toBeCloseTo(18, 0);
    expect(tiltToEnd(lens({ hfov: 120 }), 0.01)).toBe(90);
  });
});
