import { parseScene } from "@/lib/coverage/parse-scene";
import type { LevelSolution, Scene, SceneSolution } from "@/lib/coverage/scene";
import { SCENE_ERROR_CODES, type SceneError } from "@/lib/coverage/scene-error";
import { solveScene } from "@/lib/coverage/solve-scene";
import { ringFaults } from "./ring-faults";

/** How an input was answered, for the tally. */
export type Answer = { readonly outcome: string; readonly faults: readonly string[] };

/** Solves whatever it is given, and says what is wrong with the answer: neither a solution that can be true nor an error with a name. */
export function answerTo(input: unknown): Answer {
  try {
    const scene = parseScene(input);
    if (!scene.ok) return { outcome: scene.error.code, faults: errorFaults(scene.error) };
    return { outcome: "solved", faults: solutionFaults(scene.value, solveScene(scene.value)) };
  } catch (cause) {
    return { outcome: "thrown", faults: [thrownText(cause)] };
  }
}

/** What was thrown, and where, in a few lines. */
function thrownText(cause: unknown): string {
  if (!(cause instanceof Error)) return `threw ${String(cause)}`;
  return (cause.stack ?? cause.message).split("\n").slice(0, 4).join("\n");
}

function errorFaults({ code, path, message }: SceneError): string[] {
  const faults: string[] = [];
  if (!SCENE_ERROR_CODES.includes(code)) faults.push(`unknown code ${code}`);
  if (typeof path !== "string") faults.push("no path");
  if (typeof message !== "string" || message.length < 10) faults.push(`a message of nothing: "${message}"`);
  return faults;
}

/** What scene.md promises of areas: covered and gap make the site, a millionth of it at most apart. */
const SUM = 1e-6;
const DIGITS = 1e-9;
/** The corners of gaps may be rounded. */
const DRAWN = 1e-5;
/** Of gaps with more corners, comparing every pair of sides would take longer than the answer. */
const MOST_CORNERS = 2_000;

function solutionFaults(scene: Scene, { site, cameras }: SceneSolution): string[] {
  const faults = [...strangeNumbers(site, "site"), ...strangeNumbers(cameras, "cameras")];
  if (!(site.area > 0) && drawnArea(scene) > roundingOf(scene)) faults.push(`a site of ${site.area} m²`);
  for (const [level, solution] of Object.entries(site.levels)) {
    faults.push(...levelFaults(site.area, roundingOf(scene), solution).map((fault) => `${level}: ${fault}`));
  }
  return faults;
}

function levelFaults(
  area: number,
  rounding: number,
  { coveredArea, twiceArea, gapArea, gaps }: LevelSolution,
): string[] {
  const faults: string[] = [];
  const error = DIGITS * area + rounding;
  const most = area + error;
  const isWithin = (value: number, limit: number) => value >= 0 && value <= limit;
  if (!isWithin(coveredArea, most)) faults.push(`covered ${coveredArea} of ${area}`);
  if (!isWithin(gapArea, most)) faults.push(`gap ${gapArea} of ${area}`);
  if (!isWithin(twiceArea, coveredArea + error)) faults.push(`twice ${twiceArea} of ${coveredArea}`);
  if (!(Math.abs(coveredArea + gapArea - area) <= SUM * area + rounding))
    faults.push(`${coveredArea} + ${gapArea} ≠ ${area}`);
  for (const gap of gaps) {
    const shares = Object.values(gap.reasons).reduce((sum, share) => sum + share, 0);
    if (!(gap.area > 0 && gap.area <= most + DRAWN * area)) faults.push(`a gap of ${gap.area} m²`);
    if (!(Math.abs(shares - 1) <= DIGITS)) faults.push(`reasons sum to ${shares}`);
  }
  const polygons = gaps.map((gap) => gap.polygon);
  const corners = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (corners <= MOST_CORNERS) faults.push(...ringFaults(polygons).map((fault) => `gaps: ${fault}`));
  return faults;
}

/** The area of the site's outer ring by Gauss's formula about its first corner, m²; of a ring like an 8, the difference of its halves. */
function drawnArea({ site }: Scene): number {
  const [ring] = site.polygon as readonly [readonly (readonly [number, number])[]];
  const [[x, y]] = ring as readonly [readonly [number, number]];
  const twice = ring.reduce((sum, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as readonly [number, number];
    return sum + (ax - x) * (by - y) - (bx - x) * (ay - y);
  }, 0);
  return Math.abs(twice) / 2;
}

/** What the last binary digit of the site's coordinates is worth along its border, m²: far from the origin no program can know more. */
function roundingOf({ site }: Scene): number {
  let [border, largest] = [0, 0];
  for (const ring of site.polygon) {
    for (const [i, [x, y]] of ring.entries()) {
      const [u, v] = ring[(i + 1) % ring.length] as readonly [number, number];
      border += Math.hypot(u - x, v - y);
      largest = Math.max(largest, Math.abs(x), Math.abs(y));
    }
  }
  return border * largest * Number.EPSILON;
}

/** Places in an answer where a number is not one. */
function strangeNumbers(value: unknown, path: string): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== "object" || value === null) return [];
  const faults: string[] = [];
  for (const [key, item] of Object.entries(value)) faults.push(...strangeNumbers(item, `${path}.${key}`));
  return faults.slice(0, 3);
}
