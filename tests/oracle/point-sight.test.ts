import { describe, expect, it } from "vitest";
import { typescriptKernel } from "@/lib/coverage/kernel/kernel";
import { clearSight, type PointSight, sightAmong } from "@/lib/coverage/point-sight";
import { type Prism, prismOf } from "@/lib/coverage/prism";
import type { Scene, SceneCamera } from "@/lib/coverage/scene";
import { sceneRings } from "@/lib/coverage/scene-rings";
import { AWKWARD_NAMES, awkwardScene } from "./awkward-scenes";
import { spread } from "./compare-with-oracle";
import { pointOracle } from "./point-oracle";
import { proofSize } from "./proof-size";
import { randomScene } from "./random-scene";

/** `npm run proof:oracle` asks for more. */
const SCENES = proofSize("SIGHTLINE_PROOF_SCENES", 150);
const POINTS = proofSize("SIGHTLINE_PROOF_POINTS", 40);
const FIRST_SEED = proofSize("SIGHTLINE_PROOF_SEED", 1);
/** A point this near to an edge of anything is nobody's, metres. */
const EDGE_M = 0.01;
const timeout = 3_600_000;

describe("what cameras have of one point, against the definition", () => {
  it(`is so on ${SCENES} random scenes`, { timeout }, () => {
    expectSame(Array.from({ length: SCENES }, (_, i) => [`seed ${FIRST_SEED + i}`, randomScene(FIRST_SEED + i)]));
  });

  it("is so on every awkward scene", { timeout }, () => {
    expectSame(AWKWARD_NAMES.map((name, i) => [name, awkwardScene(name, FIRST_SEED + i)]));
  });
});

function expectSame(scenes: readonly (readonly [name: string, scene: Scene])[]): void {
  const wrong: string[] = [];
  let [asked, atEdge] = [0, 0];
  for (const [name, scene] of scenes) {
    const judge = judgeOf(scene);
    for (const [x, y] of spread(scene, POINTS)) {
      for (const camera of scene.cameras) {
        asked++;
        const found = judge.differences(camera, x, y);
        if (found.length === 0) continue;
        if (judge.isAtEdge(camera, x, y)) atEdge++;
        else wrong.push(...found.map((text) => `${name}, ${camera.id} at (${x}, ${y}): ${text}`));
      }
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(asked).toBeGreaterThan(scenes.length * POINTS);
  expect(atEdge).toBeLessThan(0.01 * asked); // an edge explains few points, or it explains everything
}

function judgeOf(scene: Scene) {
  const oracle = pointOracle(scene);
  const prisms = prismsOf(scene);
  const levels = Object.entries(scene.levels);
  const sightOf = (camera: SceneCamera, x: number, y: number): PointSight | string => {
    const target = { x, y, z: scene.site.z + scene.targetHeight, layer: scene.site.layer };
    const clear = clearSight(typescriptKernel, camera, target, scene.levels, scene);
    return typeof clear === "string" ? clear : sightAmong(clear, prisms);
  };
  /** All that the oracle says of a point, as one text. */
  const said = (camera: SceneCamera, x: number, y: number): string =>
    JSON.stringify([
      levels.map(([, density]) => [oracle.covers(camera, density, x, y), oracle.reason(camera, density, x, y)]),
      oracle.hiders(camera, x, y),
    ]);
  return {
    differences(camera: SceneCamera, x: number, y: number): string[] {
      const sight = sightOf(camera, x, y);
      return levels.flatMap(([level, density]) => {
        const covered = oracle.covers(camera, density, x, y);
        if (typeof sight === "string") return covered ? [`${level}: ${sight}, and yet covered`] : [];
        const miss = sight.misses[level];
        if ((miss === null) !== covered) return [`${level}: ${miss}, oracle covered ${covered}`];
        const reason = oracle.reason(camera, density, x, y);
        // beyond twice its reach the definition leaves a camera out of the reasons
        if (!covered && reason !== null && miss !== reason) return [`${level}: ${miss}, oracle ${reason}`];
        const hiders = sight.hiders.map(({ id }) => id).sort();
        const expected = [...oracle.hiders(camera, x, y)].sort();
        return miss === "occluded" && hiders.join() !== expected.join()
          ? [`${level}: hidden by ${hiders}, oracle ${expected}`]
          : [];
      });
    },
    /** Whether the oracle itself says something else within the width of an edge. */
    isAtEdge(camera: SceneCamera, x: number, y: number): boolean {
      const here = said(camera, x, y);
      return Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8).some((angle) =>
        [EDGE_M, EDGE_M / 4].some((far) => said(camera, x + far * Math.cos(angle), y + far * Math.sin(angle)) !== here),
      );
    },
  };
}

function prismsOf({ obstacles }: Scene): Prism[] {
  return obstacles.map(({ polygon, ...obstacle }) => prismOf({ ...obstacle, ground: [sceneRings(polygon)] }));
}
