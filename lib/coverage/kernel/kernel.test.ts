import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Polygon } from "@/lib/geometry/polygon";
import { samplePolygon } from "@/lib/geometry/sample-polygon";
import { type BenchScene, flatCity, solidCity } from "../../../scripts/bench/city/raise-city";
import { CITY_SEED, cityPlan } from "../../../scripts/bench/city-scene";
import { shapeAt } from "../../../scripts/bench/scene-polygons";
import { KERNEL_FILE } from "../../../scripts/setup/kernel-build.mjs";
import { cameraFrame } from "../camera-frame";
import { viewOf } from "../camera-view";
import { seeAll, setObstacles } from "../footprint-engine";
import { gapReasons, type Watcher } from "../gap-reasons";
import { prismOf } from "../prism";
import { GAP_REASONS } from "../scene";
import { type Kernel, typescriptKernel, wasmKernel } from "./kernel";

const module = await WebAssembly.compile(await readFile(KERNEL_FILE));
const PLANE_M = 1.6;
/** Pixels per metre at which gaps are asked for their reasons. */
const DENSITY = 62.5;

test.each([
  ["a flat city", flatCity(cityPlan(300))],
  ["a city with heights", solidCity(cityPlan(300), CITY_SEED + 1)],
])("both kernels draw the same footprints in %s, bit for bit", (_name, scene) => {
  const drawn = footprints(wasmKernel(module), scene);
  expect(drawn.corners).toBeGreaterThan(2_000);
  expect(drawn.bits.equals(footprints(typescriptKernel, scene).bits)).toBe(true);
});

test("both kernels give the same reasons for gaps, and the same as for each of their points alone", () => {
  const watchers = solidCity(cityPlan(300), CITY_SEED + 1).cameras.flatMap(({ camera }): Watcher[] => {
    const view = viewOf(camera, PLANE_M, { minVerticalRatio: 0.2, maxDepression: 30 });
    const frame = view && cameraFrame(view, DENSITY);
    return frame ? [{ view, frame }] : [];
  });
  const gaps = watchers.map(({ view: { camera } }, i): Polygon => {
    const away = i % 10 === 0 ? 1_000 : 20;
    const [x, y] = [camera.x + away * Math.sin(i), camera.y + away * Math.cos(i)];
    return [Float64Array.of(x, y, x + 30, y + 5, x + 10, y + 20, x, y)];
  });
  const asked = (kernel: Kernel) => gapReasons(kernel, gaps, watchers, DENSITY, ({ camera }) => [camera.id], 40);
  const found = asked(wasmKernel(module));
  expect(found).toEqual(asked(typescriptKernel));
  expect(new Set(found.flatMap(({ reasons }) => Object.keys(reasons)))).toEqual(new Set(GAP_REASONS));

  const points = gaps.flatMap((gap) => [...samplePolygon(gap, 50)]);
  const count = points.length / 2;
  typescriptKernel.reasonPoints(count).set(points);
  typescriptKernel.findReasons(count, watchers.length);
  const together = typescriptKernel.pointReasons().slice(0, count);
  const alone = together.map((_, i) => {
    typescriptKernel.reasonPoints(1).set(points.slice(2 * i, 2 * i + 2));
    typescriptKernel.findReasons(1, watchers.length);
    return typescriptKernel.pointReasons()[0] ?? -1;
  });
  expect(together).toEqual(alone);
});

test("a view of the compiled kernel's memory is not kept over a call that makes it grow", () => {
  const posed = flatCity(cityPlan(300)).cameras[0];
  const view = posed ? viewOf(posed.camera, PLANE_M, {}) : null;
  if (!posed || !view) throw new Error("the city has no camera");
  const frame = cameraFrame(view, posed.density);
  const [alone] = seeAll(wasmKernel(module), view, [frame]);
  // The corners fit into the memory a kernel begins with, the starts of so many levels do not.
  const [first] = seeAll(wasmKernel(module), view, [frame, ...new Array(200_000).fill(null)]);
  expect(alone?.xy.length).toBeGreaterThan(0);
  expect(first).toEqual(alone);
});

/** Every corner of every camera's footprint at its one density. */
function footprints(kernel: Kernel, scene: BenchScene): { bits: Buffer; corners: number } {
  const { base, top, ...shapes } = scene.obstacles;
  const prisms = Array.from(base, (from, i) =>
    prismOf({ id: `${i}`, base: from, top: top[i] ?? 0, layer: 0, ground: [shapeAt(shapes, i)] }),
  );
  setObstacles(kernel, prisms);
  const parts = scene.cameras.flatMap(({ camera, density }) => {
    const view = viewOf(camera, PLANE_M, {});
    return view ? seeAll(kernel, view, [cameraFrame(view, density)]) : [];
  });
  const bits = Buffer.concat(parts.flatMap(({ xy, starts }) => [xy, starts].map(({ buffer }) => Buffer.from(buffer))));
  return { bits, corners: parts.reduce((sum, { xy }) => sum + xy.length / 2, 0) };
}
