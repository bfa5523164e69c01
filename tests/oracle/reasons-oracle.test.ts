import { describe, expect, it } from "vitest";
import { GAP_REASONS, type GapReason, type Scene, type SceneGap } from "@/lib/coverage/scene";
import { solveScene } from "@/lib/coverage/solve-scene";
import { AWKWARD_NAMES, awkwardScene } from "./awkward-scenes";
import { spread } from "./compare-with-oracle";
import { isInside, pointOracle } from "./point-oracle";
import { proofSize } from "./proof-size";
import { randomScene } from "./random-scene";

/** `npm run proof:oracle` asks for more. */
const RANDOM = Math.ceil(proofSize("SIGHTLINE_PROOF_SCENES", 150) / 10);
const FIRST_SEED = proofSize("SIGHTLINE_PROOF_SEED", 1);
/** Points that decide a share: over the gap's box, so that only some lie in it. */
const POINTS = 4_000;
/** Shares of a thousand points against shares of some hundreds: four standard errors of the worst. */
const SHARE = 0.06;
/** A gap smaller than this holds too few points, m². */
const LEAST_M2 = 20;
const timeout = 3_600_000;

describe("why a gap is one, and what hides it, against the definition point by point", () => {
  it(`is so on ${RANDOM} random scenes`, { timeout }, () => {
    const seeds = Array.from({ length: RANDOM }, (_, i) => FIRST_SEED + i);
    expectSame(seeds.map((seed) => [`seed ${seed}`, randomScene(seed)]));
  });

  it("is so on every awkward scene", { timeout }, () => {
    expectSame(AWKWARD_NAMES.map((name, i) => [name, awkwardScene(name, FIRST_SEED + i)]));
  });
});

function expectSame(scenes: readonly (readonly [name: string, scene: Scene])[]): void {
  const wrong: string[] = [];
  let judged = 0;
  for (const [name, scene] of scenes) {
    for (const [level, { gaps }] of Object.entries(solveScene(scene).site.levels)) {
      const [largest] = gaps;
      if (!largest || largest.area < LEAST_M2) continue;
      judged++;
      wrong.push(...differences(scene, level, largest).map((text) => `${name}, ${level}, ${text}`));
    }
  }
  expect(wrong).toEqual([]);
  expect(judged).toBeGreaterThan(scenes.length / 2);
}

function differences(scene: Scene, level: string, gap: SceneGap): string[] {
  const { shares, hiding } = judged(scene, level, gap);
  const reasons = GAP_REASONS.flatMap((reason) => {
    const [found, share] = [gap.reasons[reason] ?? 0, shares[reason] ?? 0];
    return Math.abs(found - share) > SHARE ? [`${reason}: engine ${found}, oracle ${share}`] : [];
  });
  const missing = [...hiding].flatMap(([id, share]) =>
    share > SHARE && !gap.blockers.includes(id) ? [`blocker ${id}, which hides ${share} of the gap, is missing`] : [],
  );
  const idle = gap.blockers.filter((id) => !scene.obstacles.some((obstacle) => obstacle.id === id));
  const order = gap.blockers.slice(1).flatMap((id, i) => {
    const [before, here] = [hiding.get(gap.blockers[i] as string) ?? 0, hiding.get(id) ?? 0];
    return here > before + SHARE ? [`blocker ${id} hides ${here} and comes behind one that hides ${before}`] : [];
  });
  return [...reasons, ...missing, ...idle.map((id) => `blocker ${id} is none of the scene`), ...order];
}

type Judged = {
  readonly shares: Partial<Record<GapReason, number>>;
  /** Which part of the gap each obstacle hides from a camera that would see it otherwise. */
  readonly hiding: ReadonlyMap<string, number>;
};

/** Shares of points of a gap by the first reason that any camera gives. */
function judged(scene: Scene, level: string, { polygon }: SceneGap): Judged {
  const oracle = pointOracle(scene);
  const density = scene.levels[level] ?? 0;
  const shares: Partial<Record<GapReason, number>> = {};
  const hiding = new Map<string, number>();
  const inGap = [...spread(scene, POINTS)].filter(([x, y]) => isInside(polygon, x, y));
  for (const [x, y] of inGap) {
    const given = scene.cameras.map((camera) => oracle.reason(camera, density, x, y));
    const reason = GAP_REASONS.find((candidate) => given.includes(candidate)) ?? "no-camera";
    shares[reason] = (shares[reason] ?? 0) + 1 / inGap.length;
    const hidden = scene.cameras.filter((_, i) => given[i] === "occluded");
    for (const id of new Set(hidden.flatMap((camera) => oracle.hiders(camera, x, y))))
      hiding.set(id, (hiding.get(id) ?? 0) + 1 / inGap.length);
  }
  return { shares, hiding };
}
