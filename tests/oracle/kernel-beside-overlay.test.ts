import { describe, expect, it } from "vitest";
import { cameraFrame } from "@/lib/coverage/camera-frame";
import { viewOf } from "@/lib/coverage/camera-view";
import { coverGround } from "@/lib/coverage/cover-ground";
import { footprint, shadowsFrom } from "@/lib/coverage/footprint";
import { type Kernel, typescriptKernel } from "@/lib/coverage/kernel/kernel";
import { ObstacleField } from "@/lib/coverage/obstacle-field";
import { layersMeet, type Prism } from "@/lib/coverage/prism";
import type { Scene } from "@/lib/coverage/scene";
import { sceneRings } from "@/lib/coverage/scene-rings";
import { loadKernel } from "@/lib/coverage/server/load-kernel";
import { sweepGround } from "@/lib/coverage/sweep-ground";
import { boxOf } from "@/lib/geometry/box";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { polygonArea } from "@/lib/geometry/ring-area";
import { AWKWARD_NAMES, awkwardScene } from "./awkward-scenes";
import { randomScene } from "./random-scene";

// The kernel works in floating point; laying whole shadows over each other on a snapped grid is slow and exact. Both have to say the same.

const { kernel: compiled } = await loadKernel();
const scenes: [string, Scene][] = [
  ...Array.from({ length: 60 }, (_, seed): [string, Scene] => [`random ${seed}`, randomScene(seed)]),
  ...AWKWARD_NAMES.map((name, seed): [string, Scene] => [name, awkwardScene(name, seed)]),
];

/** The part of a camera's reach, squared, by which two ways of drawing its footprint may differ. */
const FOOTPRINT_DIGITS = 1e-9;

describe.each([
  ["TypeScript", typescriptKernel],
  ["WebAssembly", compiled],
] as const)("the kernel in %s", (_, kernel) => {
  it("draws footprints as large as frames without shadows", { timeout: 60_000 }, () => {
    const differences = scenes.flatMap(([name, scene]) => footprintDifferences(kernel, name, scene));
    expect(differences).toEqual([]);
  });

  it("measures grounds as their overlay does, and draws gaps as large", { timeout: 60_000 }, () => {
    const differences = scenes.flatMap(([name, scene]) => groundDifferences(kernel, name, scene));
    expect(differences).toEqual([]);
  });
});

function footprintDifferences(kernel: Kernel, name: string, scene: Scene): string[] {
  const { prisms, views } = parts(scene);
  const field = new ObstacleField(kernel, prisms);
  return views.flatMap((view) => {
    const frames = Object.values(scene.levels).map((density) => cameraFrame(view, density));
    const drawn = field.footprints(view, frames);
    return frames.flatMap((frame, i) => {
      if (!frame) return [];
      const expected = areaOf(footprint(view, frame, shadowsFrom(view, prisms, frame.reach)));
      const found = areaOf(drawn[i] ?? []);
      // a wall as far off as the clear radius, to the last digit, may or may not leave a chink
      const chink = 1e-5;
      const isSame = Math.abs(found - expected) <= FOOTPRINT_DIGITS * frame.reach ** 2 + chink;
      return isSame ? [] : [`${name}, ${view.camera.id}: ${found} against ${expected}`];
    });
  });
}

function groundDifferences(kernel: Kernel, name: string, scene: Scene): string[] {
  const { prisms, views } = parts(scene);
  const ground = sceneRings(scene.site.polygon);
  return Object.values(scene.levels).flatMap((density) => {
    const covers = views.map((view) => {
      const frame = cameraFrame(view, density);
      const { device } = view.camera;
      const polygons = frame ? footprint(view, frame, shadowsFrom(view, prisms, frame.reach)) : [];
      return { polygons, ...(device === undefined ? {} : { device }) };
    });
    const expected = coverGround(ground, covers);
    const found = sweepGround(kernel, ground, covers);
    const wrong = (["area", "coveredArea", "twiceArea", "gapArea"] as const).filter(
      (figure) => !(Math.abs(found[figure] - expected[figure]) <= 1e-9 * expected.area),
    );
    const drawn = found.gaps.reduce((sum, { polygon }) => sum + polygonArea(polygon), 0);
    const listed = expected.gaps.reduce((sum, { area }) => sum + area, 0);
    // pieces of about 0.001 m² may be listed by one and not by the other
    const isDrawn = Math.abs(drawn - listed) <= 1e-6 * expected.area + 0.002;
    return [...wrong, ...(isDrawn ? [] : ["gaps"])].map((figure) => `${name}: ${figure}`);
  });
}

function parts(scene: Scene) {
  const planeZ = scene.site.z + scene.targetHeight;
  const prisms = scene.obstacles
    .filter(({ layer }) => layersMeet(layer, scene.site.layer))
    .map(({ polygon, ...obstacle }): Prism => {
      const rings = sceneRings(polygon);
      return { ...obstacle, rings, box: boxOf(rings) };
    });
  const views = scene.cameras
    .filter(({ layer }) => layer === scene.site.layer)
    .flatMap((camera) => viewOf(camera, planeZ, scene) ?? []);
  return { prisms, views };
}

function areaOf(polygons: MultiPolygon): number {
  return polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}
