import { describe, expect, it } from "vitest";
import { parseScene } from "@/lib/coverage/parse-scene";
import type { Scene } from "@/lib/coverage/scene";
import { solveScene } from "@/lib/coverage/solve-scene";
import { AWKWARD_NAMES, awkwardScene } from "./awkward-scenes";
import { compareWithOracle } from "./compare-with-oracle";
import { expectedIssues, issueText } from "./expected-issues";
import { proofSize } from "./proof-size";
import { randomScene } from "./random-scene";
import { openRealCity, REAL_CITY_NAMES } from "./real-city-scenes";

/** `npm run proof:oracle` asks for 200 random scenes and 5,000 points, and for more of the others. */
const RANDOM = proofSize("SIGHTLINE_PROOF_SCENES", 150);
const POINTS = proofSize("SIGHTLINE_PROOF_POINTS", 120);
const PER_CASE = proofSize("SIGHTLINE_PROOF_PER_CASE", 2);
const PER_CITY = proofSize("SIGHTLINE_PROOF_PER_CITY", 4);
const FIRST_SEED = proofSize("SIGHTLINE_PROOF_SEED", 1);
/** An hour is more than the whole needs; who asks for more asks for the time too. */
const timeout = 3_600_000;

const seeds = (count: number) => Array.from({ length: count }, (_, i) => FIRST_SEED + i);

/** Solves scenes, and says with their seeds where the oracle differs. */
function expectAgreement(count: number, sceneOf: (seed: number) => Scene): void {
  const wrong: string[] = [];
  let [asked, atBorder] = [0, 0];
  for (const seed of seeds(count)) {
    const scene = sceneOf(seed);
    expect(parseScene(scene), `seed ${seed} is no scene`).toMatchObject({ ok: true });
    const solution = solveScene(scene);
    const found = compareWithOracle(scene, solution, POINTS);
    asked += found.asked;
    atBorder += found.atBorder;
    wrong.push(...[...found.differences, ...issueDifferences(scene)].map((text) => `seed ${seed}: ${text}`));
  }
  if (process.env.SIGHTLINE_PROOF_POINTS)
    console.info(
      `${expect.getState().currentTestName}: ${asked} points, ${atBorder} at a border, ${wrong.length} wrong`,
    );
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(asked).toBeGreaterThan(count * POINTS);
  expect(atBorder).toBeLessThan(0.02 * asked); // a border explains few points, or it explains everything
}

function issueDifferences(scene: Scene): string[] {
  const found = new Set(solveScene({ ...scene, levels: { any: 50 } }).issues.map(issueText));
  const { certain, possible } = expectedIssues(scene);
  return [
    ...[...certain].filter((issue) => !found.has(issue)).map((issue) => `no issue "${issue}"`),
    ...[...found].filter((issue) => !certain.has(issue) && !possible.has(issue)).map((issue) => `an issue "${issue}"`),
  ];
}

describe("the engine against a point-by-point reading of the definition", () => {
  it(`agrees on ${RANDOM} random scenes`, { timeout }, () => expectAgreement(RANDOM, randomScene));

  it.each(AWKWARD_NAMES)("agrees on %s", { timeout }, (name) =>
    expectAgreement(PER_CASE, (seed) => awkwardScene(name, seed)),
  );

  it.each(REAL_CITY_NAMES)("agrees on the real buildings of %s", { timeout }, async (name) =>
    expectAgreement(PER_CITY, await openRealCity(name)),
  );
});

describe("the oracle", () => {
  it.each([
    ["a wall that stands 5 mm off", { dx: 0.005 }],
    ["a top that is 2 cm higher", { top: 0.02 }],
    ["a camera turned by a hundredth of a degree", { bearing: 0.01 }],
  ])("notices %s", (_, { dx = 0, top = 0, bearing = 0 }: { dx?: number; top?: number; bearing?: number }) => {
    const scene = awkwardScene("low walls", 1);
    const other: Scene = {
      ...scene,
      cameras: scene.cameras.map((camera) => ({ ...camera, bearing: camera.bearing + bearing })),
      obstacles: scene.obstacles.map((obstacle) => ({
        ...obstacle,
        top: obstacle.top + top,
        polygon: obstacle.polygon.map((ring) => ring.map(([x, y]) => [x + dx, y] as const)),
      })),
    };
    expect(compareWithOracle(scene, solveScene(other), 300).differences).not.toEqual([]);
  });
});
