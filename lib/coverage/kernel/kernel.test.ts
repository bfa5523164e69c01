import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type BenchScene, flatCity, solidCity } from "../../../scripts/bench/city/raise-city";
import { CITY_SEED, cityPlan } from "../../../scripts/bench/city-scene";
import { shapeAt } from "../../../scripts/bench/scene-polygons";
import { KERNEL_FILE } from "../../../scripts/setup/kernel-build.mjs";
import { cameraFrame } from "../camera-frame";
import { viewOf } from "../camera-view";
import { seeAll, setObstacles } from "../footprint-engine";
import { prismOf } from "../prism";
import { type Kernel, typescriptKernel, wasmKernel } from "./kernel";

const module = await WebAssembly.compile(await readFile(KERNEL_FILE));
const PLANE_M = 1.6;

test.each([
  ["a flat city", flatCity(cityPlan(300))],
  ["a city with heights", solidCity(cityPlan(300), CITY_SEED + 1)],
])("both kernels draw the same footprints in %s, bit for bit", (_name, scene) => {
  const drawn = footprints(wasmKernel(module), scene);
  expect(drawn.corners).toBeGreaterThan(2_000);
  expect(drawn.bits.equals(footprints(typescriptKernel, scene).bits)).toBe(true);
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
