import { describe, expect, it } from "vitest";
import { signedArea } from "@/lib/geometry/ring-area";
import { cameraFrame } from "./camera-frame";
import { viewOf } from "./camera-view";
import type { SceneCamera } from "./scene";

const camera = (more: Partial<SceneCamera>): SceneCamera => ({
  id: "c",
  kind: "fixed",
  x: 100,
  y: 200,
  z: 6,
  layer: 0,
  bearing: 0,
  tilt: 0,
  hfov: 90,
  widthPx: 1920,
  heightPx: 1080,
  ...more,
});
const frameOf = (more: Partial<SceneCamera>, density: number, demands = {}, planeZ = 5) => {
  const view = viewOf(camera(more), planeZ, demands);
  return view && cameraFrame(view, density);
};
const corners = (ring: Float64Array | undefined) =>
  Array.from({ length: (ring?.length ?? 2) / 2 - 1 }, (_, i) => [ring?.[2 * i] ?? 0, ring?.[2 * i + 1] ?? 0]);

it.each(["fixed", "panoramic"] as const)(
  "keeps a %s camera's frame finite, however little density is asked for",
  (kind) => {
    const frame = frameOf({ kind, tilt: 10 }, Number.MIN_VALUE);
    expect(corners(frame?.outline).flat().every(Number.isFinite)).toBe(true);
    expect(frame?.reach).toBeGreaterThan(1_000);
  },
);

describe("cameraFrame, fixed", () => {
  it.each([
    [250, 3.84],
    [125, 7.68],
    [62.5, 15.36],
    [25, 38.4],
  ])("reaches as far at %s px/m as the table of the standard says: %s m straight ahead", (density, far) => {
    // a level camera 1 m above the targets sees the ground from 1 / tan(vfov / 2) on, 45 degrees to either side
    const near = 1920 / 1080;
    expect(corners(frameOf({}, density)?.outline)).toEqual(
      [
        [near, near],
        [far, far],
        [-far, far],
        [-near, near],
      ].map(([x, y]) => [expect.closeTo(x ?? 0, 9), expect.closeTo(y ?? 0, 9)]),
    );
  });

  it("measures density at the target's depth, not along the ground", () => {
    // height 6 m, target 1.5 m, tilt 30 degrees: 194.5 px/m at 5 m (docs/geometry/scene.md, condition 3)
    const frame = frameOf(
      { widthPx: 2560, heightPx: 1440, tilt: 30 },
      1280 / (5 * Math.cos(Math.PI / 6) + 4.5 * 0.5),
      {},
      1.5,
    );
    expect(Math.max(...corners(frame?.outline).map(([, y]) => y ?? 0))).toBeCloseTo(5, 9);
    expect(1280 / (5 * Math.cos(Math.PI / 6) + 2.25)).toBeCloseTo(194.5, 1);
  });

  it("looks along its bearing, clockwise from north", () => {
    const east = corners(frameOf({ bearing: 90 }, 25)?.outline);
    expect(Math.min(...east.map(([x]) => x ?? 0))).toBeGreaterThan(0);
    expect(east.map(([, y]) => y ?? 0).reduce((a, b) => a + b)).toBeCloseTo(0, 9);
  });

  it("is a rectangle under a camera that looks straight down", () => {
    const frame = frameOf({ tilt: 90, z: 9 }, 25);
    expect(Math.abs(signedArea(frame?.outline ?? new Float64Array(0)))).toBeCloseTo(8 * 4.5, 9);
    expect(frame?.reach).toBeCloseTo(Math.hypot(4, 2.25), 9);
  });

  it("sees nothing up in the sky, from below the targets, or with too few pixels", () => {
    expect([frameOf({ tilt: -60 }, 25), frameOf({ z: 5 }, 25), frameOf({}, 1000)]).toEqual([null, null, null]);
  });

  it("keeps to maxDepression and to the vertical density", () => {
    const y = (demands: object) =>
      corners(frameOf({ tilt: 45, z: 9 }, 25, demands)?.outline).map(([, value]) => value ?? 0);
    expect(Math.min(...y({ maxDepression: 30 }))).toBeCloseTo(4 / Math.tan(Math.PI / 6), 9);
    const tall = frameOf({ tilt: 45, z: 9 }, 100, { minVerticalRatio: 1 });
    const far = Math.max(...corners(tall?.outline).map(([, value]) => value ?? 0));
    expect((960 * far) / ((far + 4) * Math.SQRT1_2) ** 2).toBeCloseTo(100, 6);
  });

  it("is cut to a polygon inside the circle of its range", () => {
    const frame = frameOf({ maxRange: 10 }, 25);
    expect(frame?.reach).toBeLessThanOrEqual(10 + 1e-12);
    expect(frame?.reach).toBeGreaterThan(9.99);
    expect(frameOf({ maxRange: 1000 }, 25)).toEqual(frameOf({}, 25));
  });

  it("does not lose its digits to a density near zero", () => {
    expect(frameOf({}, 1e-12)?.reach).toBeLessThan(1.5e5);
  });
});

describe("cameraFrame, panoramic", () => {
  const slant = 1920 / (2 * Math.PI * 25);

  it("is a polygon inside the circle of its slant distance, with a corner on the bearing", () => {
    const radius = Math.sqrt(slant ** 2 - 1);
    const frame = frameOf({ kind: "panoramic", bearing: 90 }, 25);
    expect(corners(frame?.outline)[0]).toEqual([expect.closeTo(radius, 9), expect.closeTo(0, 9)]);
    const apothem = Math.hypot(
      ...(corners(frame?.outline)
        .slice(0, 2)
        .reduce(([a = 0, b = 0], [x = 0, y = 0]) => [a + x / 2, b + y / 2], [0, 0]) as [number, number]),
    );
    expect(radius - apothem).toBeLessThanOrEqual(0.01);
    expect(radius - apothem).toBeGreaterThan(0.008);
  });

  it("has a hole outside the circle that maxDepression excludes", () => {
    const frame = frameOf({ kind: "panoramic" }, 25, { maxDepression: 45 });
    const ring = corners(frame?.hole ?? undefined);
    expect(ring).toHaveLength(23);
    const [a, b] = ring as [[number, number], [number, number]];
    expect(Math.hypot((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)).toBeCloseTo(1, 9);
  });

  it("sees nothing if that is all it would see", () => {
    expect(frameOf({ kind: "panoramic" }, 25, { maxDepression: 1 })).toBeNull();
    expect(frameOf({ kind: "panoramic", z: 5 + slant }, 25)).toBeNull();
  });
});
