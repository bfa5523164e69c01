import type { Scene, SceneCamera, SceneSolution } from "@/lib/coverage/scene";
import { isInside, type PointOracle, pointOracle } from "./point-oracle";

/** Points nearer to a border than this are nobody's, metres. The definition's proof asks for 0.01. */
const BORDER_M = 0.001;

export type Comparison = {
  readonly differences: readonly string[];
  /** Points asked, and how many of those that differed lie at a border. */
  readonly asked: number;
  readonly atBorder: number;
};

type Place = readonly [x: number, y: number];
type Tally = { asked: number; atBorder: number; site: number; covered: number; twice: number };

/**
 * Asks the oracle and a solution about the same points: whether each camera covers them, and whether they lie in a gap. Points are spread over
 * the site and around it, near every camera, and on both sides of the footprints' borders.
 *
 * @param count - How many points of a level are spread over the site; as many again lie beside borders.
 */
export function compareWithOracle(scene: Scene, solution: SceneSolution, count: number): Comparison {
  const differences: string[] = [];
  const total = { asked: 0, atBorder: 0 };
  for (const level of Object.keys(scene.levels)) {
    const judge = new LevelJudge(scene, solution, level);
    const tally: Tally = { asked: 0, atBorder: 0, site: 0, covered: 0, twice: 0 };
    for (const place of spread(scene, count)) differences.push(...judge.compare(place, tally));
    differences.push(...judge.areas(tally));
    // these are no fair sample of the site, so they are not in the shares
    for (const place of nearCameras(scene)) differences.push(...judge.compare(place, tally));
    for (const place of besideBorders(solution, level, count)) differences.push(...judge.compare(place, tally));
    total.asked += tally.asked;
    total.atBorder += tally.atBorder;
  }
  return { differences, ...total };
}

class LevelJudge {
  private readonly scene: Scene;
  private readonly solution: SceneSolution;
  private readonly level: string;
  private readonly oracle: PointOracle;

  constructor(scene: Scene, solution: SceneSolution, level: string) {
    this.scene = scene;
    this.solution = solution;
    this.level = level;
    this.oracle = pointOracle(scene);
  }

  /** What differs at one place, but for what a border within a millimetre explains. */
  compare([x, y]: Place, tally: Tally): string[] {
    const seenBy = this.scene.cameras.map((camera) => this.covers(camera, x, y));
    tally.asked++;
    const found = this.solution.cameras.flatMap(({ id, footprints }, i) => {
      const drawn = (footprints[this.level] ?? []).some((polygon) => isInside(polygon, x, y));
      if (drawn === seenBy[i] || this.isAtBorderOf(this.scene.cameras[i] as SceneCamera, x, y, tally)) return [];
      return [`${id} at ${this.level}, (${x}, ${y}): engine ${drawn}, oracle ${seenBy[i]}`];
    });
    return [...found, ...this.compareGap([x, y], seenBy, tally)];
  }

  /** The solution's areas against the shares of points, and sums that must hold to the last digits. */
  areas(tally: Tally): string[] {
    const { area } = this.solution.site;
    const found = this.solution.site.levels[this.level];
    if (!found) return [`${this.level} has no solution`];
    const wrong: string[] = [];
    const near = (name: string, a: number, b: number, error: number) => {
      if (!(Math.abs(a - b) <= error)) wrong.push(`${this.level} ${name}: ${a} against ${b}`);
    };
    near("covered + gap = area", found.coveredArea + found.gapArea, area, 1e-9 * area);
    const drawn = found.gaps.reduce((sum, gap) => sum + gap.area, 0);
    near("sum of gaps", drawn, found.gapArea, 1e-5 * area + 0.001 * 40);
    if (found.twiceArea > found.coveredArea + 1e-9 * area)
      wrong.push(`${this.level}: twice ${found.twiceArea} > covered ${found.coveredArea}`);
    for (const { reasons } of found.gaps) {
      const sum = Object.values(reasons).reduce((total, share) => total + share, 0);
      near("reasons", sum, 1, 1e-9);
    }
    if (tally.site <= 60) return wrong;
    // five standard errors of a share
    const error = (share: number) => 5 * Math.sqrt((share * (1 - share) + 0.01) / tally.site);
    near("covered share", found.coveredArea / area, tally.covered / tally.site, error(tally.covered / tally.site));
    near("twice share", found.twiceArea / area, tally.twice / tally.site, error(tally.twice / tally.site));
    return wrong;
  }

  private compareGap([x, y]: Place, seenBy: readonly boolean[], tally: Tally): string[] {
    const { site } = this.scene;
    const onSite = isInside(site.polygon, x, y);
    const covered = seenBy.includes(true);
    if (onSite) {
      tally.site++;
      tally.covered += covered ? 1 : 0;
      tally.twice += this.devicesOf(seenBy) >= 2 ? 1 : 0;
    }
    const gaps = this.solution.site.levels[this.level]?.gaps ?? [];
    const inGap = gaps.some(({ polygon }) => isInside(polygon, x, y));
    if (inGap === (onSite && !covered)) return [];
    const atEdge = around(x, y).some(([u, v]) => isInside(site.polygon, u, v) !== onSite);
    if (atEdge || this.scene.cameras.some((camera) => this.isAtBorderOf(camera, x, y, tally))) return [];
    return [`site at ${this.level}, (${x}, ${y}): in a gap ${inGap}, on the site ${onSite}, covered ${covered}`];
  }

  private covers(camera: SceneCamera, x: number, y: number): boolean {
    return this.oracle.covers(camera, this.scene.levels[this.level] ?? 0, x, y);
  }

  /** Whether the oracle itself says something else of a camera within a millimetre. */
  private isAtBorderOf(camera: SceneCamera, x: number, y: number, tally: Tally): boolean {
    const here = this.covers(camera, x, y);
    const differs = around(x, y).some(([u, v]) => this.covers(camera, u, v) !== here);
    if (differs) tally.atBorder++;
    return differs;
  }

  private devicesOf(seenBy: readonly boolean[]): number {
    const devices = this.scene.cameras.flatMap(({ id, device }, i) => (seenBy[i] ? [device ?? `camera ${id}`] : []));
    return new Set(devices).size;
  }
}

/** Points all round a place, at distances up to `BORDER_M`: what is between borders may be thinner than that. */
function around(x: number, y: number): Place[] {
  return [1, 0.1, 0.001].flatMap((share) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((i): Place => {
      const [dx, dy] = [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)];
      return [x + share * BORDER_M * dx, y + share * BORDER_M * dy];
    }),
  );
}

/** Points spread evenly over the site and what is around it. */
export function* spread(scene: Scene, count: number): Generator<Place> {
  const corners = scene.site.polygon.flat();
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  for (let i = 1; i <= count; i++) {
    const [u, v] = [(i * 0.7548776662466927) % 1, (i * 0.5698402909980532) % 1];
    yield [west + (1.2 * u - 0.1) * (east - west), south + (1.2 * v - 0.1) * (north - south)];
  }
}

/** Points at both sides of the clear disc, and a little farther. */
function* nearCameras(scene: Scene): Generator<Place> {
  for (const { x, y } of scene.cameras) {
    for (const [i, radius] of [0.02, 0.045, 0.055, 0.1, 0.3, 1, 2].entries()) {
      yield [x + radius * Math.cos(2.4 * i + 1), y + radius * Math.sin(2.4 * i + 1)];
    }
  }
}

/** Points three millimetres to the left and right of the sides of footprints, so that a border drawn in the wrong place shows. */
function* besideBorders(solution: SceneSolution, level: string, count: number): Generator<Place> {
  const sides = solution.cameras.flatMap(({ footprints }) =>
    (footprints[level] ?? []).flat().flatMap((ring) => ring.slice(1).map((to, i) => [ring[i] as Place, to] as const)),
  );
  for (let i = 0; i < count && sides.length > 0; i++) {
    const [[ax, ay], [bx, by]] = sides[i % sides.length] as readonly [Place, Place];
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    const [share, out] = [((i + 1) * 0.6180339887498949) % 1, (i % 4 < 2 ? 0.003 : -0.003) / length];
    yield [ax + share * (bx - ax) - out * (by - ay), ay + share * (by - ay) + out * (bx - ax)];
  }
}
