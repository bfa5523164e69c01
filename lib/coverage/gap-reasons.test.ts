import { describe, expect, it } from "vitest";
import type { Polygon } from "@/lib/geometry/polygon";
import { cameraFrame } from "./camera-frame";
import { viewOf } from "./camera-view";
import { gapReasons, type Watcher } from "./gap-reasons";
import { typescriptKernel } from "./kernel/kernel";
import type { SceneCamera } from "./scene";

const square = (x: number, y: number, size = 0.1): Polygon => [
  Float64Array.of(x, y, x + size, y, x + size, y + size, x, y + size, x, y),
];
/** Level, 5 m above the targets, looking north; in frame from 10 m on, 45 degrees to either side, dense enough to 20 m. */
const camera: SceneCamera = {
  id: "c",
  kind: "fixed",
  x: 0,
  y: 0,
  z: 5,
  layer: 0,
  bearing: 0,
  tilt: 0,
  hfov: 90,
  widthPx: 2000,
  heightPx: 1000,
};
const DENSITY = 50;
const watch = (more: Partial<SceneCamera>, demands = {}): Watcher => {
  const view = viewOf({ ...camera, ...more }, 0, demands);
  const frame = view && cameraFrame(view, DENSITY);
  if (!frame) throw new Error("the camera must be above the targets and see something");
  return { view, frame };
};
const why = (polygon: Polygon, ...watchers: Watcher[]) =>
  gapReasons(typescriptKernel, [polygon], watchers, DENSITY, () => [])[0]?.reasons;

describe("gapReasons", () => {
  const watcher = watch({});

  it.each([
    ["in frame, dense and near: something must stand in the way", 0, 15, "occluded"],
    ["in frame, but beyond the density", 0, 25, "too-far"],
    ["below the frame", 0, 5, "too-close"],
    ["beside the frame", 30, 15, "out-of-frame"],
    ["behind the camera", 0, -10, "out-of-frame"],
    ["more than twice its reach away", 0, 57, "no-camera"],
  ])("%s", (_, x, y, reason) => {
    expect(why(square(x, y), watcher)).toEqual({ [reason]: 1 });
  });

  it("counts range as distance, steepness and a flat view as nearness", () => {
    expect(why(square(0, 15), watch({ maxRange: 12 }))).toEqual({ "too-far": 1 });
    expect(why(square(0, 15), watch({}, { maxDepression: 16 }))).toEqual({ "too-close": 1 });
    expect(why(square(0, 12), watch({ tilt: 45 }, { minVerticalRatio: 1.8 }))).toEqual({ "too-close": 1 });
  });

  it("knows panoramic cameras", () => {
    const all = (more: Partial<SceneCamera>, demands = {}) =>
      watch({ kind: "panoramic", widthPx: 6500, ...more }, demands);
    expect(why(square(5, 5), all({}))).toEqual({ occluded: 1 });
    expect(why(square(15, 15), all({}))).toEqual({ "too-far": 1 });
    expect(why(square(5, 5), all({ maxRange: 4 }))).toEqual({ "too-far": 1 });
    expect(why(square(1, 1), all({}, { maxDepression: 45 }))).toEqual({ "too-close": 1 });
  });

  it("hides nothing between a circle and the polygon drawn for it", () => {
    const all = watch({ kind: "panoramic", widthPx: 65_000, maxRange: 20 }, { maxDepression: 45 });
    const sides = all.frame.outline.length / 2 - 1;
    const [middle, inner] = [
      Math.PI / 2 + Math.PI / sides,
      Math.PI / 2 + Math.PI / ((all.frame.hole?.length ?? 0) / 2 - 1),
    ];
    const dot = (angle: number, radius: number) => square(radius * Math.cos(angle), radius * Math.sin(angle), 1e-6);
    expect(why(dot(middle, 20 - 1e-4), all)).toEqual({ "too-far": 1 });
    expect(why(dot(middle, 20 - 0.02), all)).toEqual({ occluded: 1 });
    expect(why(dot(Math.PI / 2, 5 + 1e-4), all)).toEqual({ "too-close": 1 });
    expect(why(dot(inner, 5 + 1e-4), all)).toEqual({ occluded: 1 });
  });

  it("takes the first reason that any camera gives", () => {
    const behind = watch({ bearing: 180 });
    expect(why(square(0, 15), behind)).toEqual({ "out-of-frame": 1 });
    expect(why(square(0, 15), behind, watcher)).toEqual({ occluded: 1 });
    expect(why(square(0, 15))).toEqual({ "no-camera": 1 });
  });

  it("gives shares of area", () => {
    const strip: Polygon = [Float64Array.of(-1, 5, 1, 5, 1, 25, -1, 25, -1, 5)];
    expect(why(strip, watcher)).toEqual({
      "too-close": expect.closeTo(0.25, 2),
      occluded: expect.closeTo(0.5, 2),
      "too-far": expect.closeTo(0.25, 2),
    });
  });

  it("lists what hides most of a gap first", () => {
    const strip: Polygon = [Float64Array.of(-1, 12, 1, 12, 1, 18, -1, 18, -1, 12)];
    const [found] = gapReasons(typescriptKernel, [strip], [watcher], DENSITY, (_, x, y) =>
      y > 17 ? ["far"] : x > 0 ? ["near", "tree"] : ["near"],
    );
    expect(found?.blockers).toEqual(["near", "tree", "far"]);
  });
});
