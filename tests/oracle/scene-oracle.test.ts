import { describe, expect, it } from "vitest";
import {
  GAP_REASONS,
  type GapReason,
  type Scene,
  type SceneGap,
  type ScenePolygon,
  type SceneSolution,
} from "@/lib/coverage/scene";
import { solveScene } from "@/lib/coverage/solve-scene";
import { isInside, type PointOracle, pointOracle } from "./point-oracle";
import { randomScene } from "./random-scene";

/** Scenes to compare; a nightly run asks for more. */
const SCENES = Number(process.env.SIGHTLINE_FUZZ ?? 150);
const FIRST_SEED = Number(process.env.SIGHTLINE_FUZZ_SEED ?? 1);
const POINTS = 160;
/** Points nearer to a border than this are nobody's, metres. */
const BORDER_M = 0.001;

describe("the engine against a point-by-point reading of the definition", () => {
  it(`agrees on ${SCENES} random scenes`, { timeout: 60_000 + 1_000 * SCENES }, () => {
    const wrong: string[] = [];
    let asked = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SCENES; seed++) {
      const scene = randomScene(seed);
      const { differences, points } = compare(scene, solveScene(scene));
      asked += points;
      wrong.push(...differences.map((difference) => `seed ${seed}: ${difference}`));
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(SCENES * POINTS); // most points are not at a border
  });
});

describe("the engine's reasons against the definition, point by point", () => {
  const count = Math.ceil(SCENES / 5);
  it(`give the same shares on ${count} random scenes`, { timeout: 60_000 + 2_000 * count }, () => {
    const wrong: string[] = [];
    let judged = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
      const scene = randomScene(seed);
      for (const [level, { gaps }] of Object.entries(solveScene(scene).site.levels)) {
        const [largest] = gaps;
        if (!largest || largest.area < 20) continue;
        judged++;
        wrong.push(...reasonDifferences(scene, level, largest).map((text) => `seed ${seed}, ${level}, ${text}`));
      }
    }
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(count / 2);
  });
});

function reasonDifferences(scene: Scene, level: string, { polygon, reasons }: SceneGap): string[] {
  const expected = reasonShares(scene, level, polygon);
  return GAP_REASONS.flatMap((reason) => {
    const [found, share] = [reasons[reason] ?? 0, expected[reason] ?? 0];
    return Math.abs(found - share) > 0.06 ? [`${reason}: engine ${found}, oracle ${share}`] : [];
  });
}

/** Shares of points of a gap by the first reason that any camera gives. */
function reasonShares(scene: Scene, level: string, polygon: ScenePolygon): Partial<Record<GapReason, number>> {
  const oracle = pointOracle(scene);
  const counts: Partial<Record<GapReason, number>> = {};
  const inGap = [...spread(scene, 4000)].filter(([x, y]) => isInside(polygon, x, y));
  for (const [x, y] of inGap) {
    const given = scene.cameras.map((camera) => oracle.reason(camera, scene.levels[level] ?? 0, x, y));
    const reason = GAP_REASONS.find((candidate) => given.includes(candidate)) ?? "no-camera";
    counts[reason] = (counts[reason] ?? 0) + 1 / inGap.length;
  }
  return counts;
}

function compare(scene: Scene, solution: SceneSolution): { differences: string[]; points: number } {
  const differences: string[] = [];
  let points = 0;
  for (const level of Object.keys(scene.levels)) {
    const tally = { asked: 0, site: 0, covered: 0, twice: 0 };
    for (const place of spread(scene)) differences.push(...comparePlace(scene, solution, level, place, tally));
    differences.push(...areaDifferences(solution, level, tally));
    // these are no fair sample of the site, so they are not in the tally
    const near = { ...tally };
    for (const place of nearCameras(scene)) differences.push(...comparePlace(scene, solution, level, place, near));
    points += near.asked;
  }
  return { differences, points };
}

type Tally = { asked: number; site: number; covered: number; twice: number };

/** Asks oracle and engine about one place, unless a border runs through it. */
function comparePlace(
  scene: Scene,
  solution: SceneSolution,
  level: string,
  [x, y]: readonly [number, number],
  tally: Tally,
): string[] {
  const oracle = pointOracle(scene);
  const seenBy = scene.cameras.map((camera) => settled(oracle, camera, scene.levels[level] ?? 0, x, y));
  if (seenBy.includes(null)) return [];
  tally.asked++;
  const differences = scene.cameras.flatMap((camera, i) => {
    const footprint = solution.cameras[i]?.footprints[level] ?? [];
    const drawn = footprint.some((polygon) => isInside(polygon, x, y));
    return drawn === seenBy[i] ? [] : [`${camera.id} at ${level}, (${x}, ${y}): engine ${drawn}, oracle ${seenBy[i]}`];
  });
  if (!isSettledInside(scene, x, y)) return differences;
  const covered = seenBy.includes(true);
  tally.site++;
  tally.covered += covered ? 1 : 0;
  tally.twice += devicesThatSee(scene, seenBy) >= 2 ? 1 : 0;
  const inGap = solution.site.levels[level]?.gaps.some(({ polygon }) => isInside(polygon, x, y));
  if (inGap === covered) differences.push(`site at ${level}, (${x}, ${y}): in a gap ${inGap}, covered ${covered}`);
  return differences;
}

/** Shares of points against shares of area, and sums that must hold to the last digits. */
function areaDifferences(solution: SceneSolution, level: string, tally: Tally): string[] {
  const { area } = solution.site;
  const found = solution.site.levels[level];
  if (!found) return [];
  const wrong: string[] = [];
  const near = (name: string, a: number, b: number, error: number) => {
    if (!(Math.abs(a - b) <= error)) wrong.push(`${level} ${name}: ${a} against ${b}`);
  };
  near("covered + gap = area", found.coveredArea + found.gapArea, area, 1e-9 * area);
  const drawn = found.gaps.reduce((sum, gap) => sum + gap.area, 0);
  near("sum of gaps", drawn, found.gapArea, 1e-7 * area + 0.001 * 40);
  if (found.twiceArea > found.coveredArea + 1e-9 * area)
    wrong.push(`${level}: twice ${found.twiceArea} > covered ${found.coveredArea}`);
  for (const gap of found.gaps)
    near(
      "reasons",
      Object.values(gap.reasons).reduce((sum, share) => sum + share, 0),
      1,
      1e-9,
    );
  if (tally.site > 60) {
    // five standard errors of a share
    const error = (share: number) => 5 * Math.sqrt((share * (1 - share) + 0.01) / tally.site);
    near("covered share", found.coveredArea / area, tally.covered / tally.site, error(tally.covered / tally.site));
    near("twice share", found.twiceArea / area, tally.twice / tally.site, error(tally.twice / tally.site));
  }
  return wrong;
}

/** Points spread evenly over the site and what is around it. */
function* spread(scene: Scene, count = POINTS): Generator<readonly [number, number]> {
  const corners = scene.site.polygon.flat();
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  for (let i = 1; i <= count; i++) {
    const [u, v] = [(i * 0.7548776662466927) % 1, (i * 0.5698402909980532) % 1];
    yield [west + (1.2 * u - 0.1) * (east - west), south + (1.2 * v - 0.1) * (north - south)];
  }
}

/** Points at both sides of the clear disc, and a little farther. */
function* nearCameras(scene: Scene): Generator<readonly [number, number]> {
  for (const { x, y } of scene.cameras) {
    for (const [i, radius] of [0.02, 0.045, 0.055, 0.1, 0.3, 1, 2].entries()) {
      yield [x + radius * Math.cos(2.4 * i + 1), y + radius * Math.sin(2.4 * i + 1)];
    }
  }
}

const NEARBY = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)] as const);

/** What the oracle says of a point, or null where it says something else a millimetre away. */
function settled(
  oracle: PointOracle,
  camera: Scene["cameras"][number],
  density: number,
  x: number,
  y: number,
): boolean | null {
  const here = oracle.covers(camera, density, x, y);
  const same = NEARBY.every(
    ([dx, dy]) => oracle.covers(camera, density, x + BORDER_M * dx, y + BORDER_M * dy) === here,
  );
  return same ? here : null;
}

function isSettledInside({ site }: Scene, x: number, y: number): boolean {
  return NEARBY.every(([dx, dy]) => isInside(site.polygon, x + BORDER_M * dx, y + BORDER_M * dy));
}

function devicesThatSee(scene: Scene, seenBy: readonly (boolean | null)[]): number {
  return new Set(scene.cameras.flatMap((camera, i) => (seenBy[i] ? [camera.device ?? `camera ${camera.id}`] : [])))
    .size;
}
