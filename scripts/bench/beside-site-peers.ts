import { polygonArea } from "@/lib/geometry/ring-area";
import { byTurns, perCase } from "./by-turns";
import { cpuTimed, median, sum } from "./figures-of-runs";
import { askPostgis } from "./peers/postgis";
import type { SiteCase, SitePeer } from "./peers/site-case";
import { turfPeer } from "./peers/turf";
import type { Bench, Row } from "./row";

/** Rounds of a quick peer, by turns with ours. */
const ROUNDS = 9;
/** Rounds of PostGIS and of ours, by turns. */
const POSTGIS_ROUNDS = 5;
/** Peers whose areas differ from ours by more than this part of the site's are reported. Source: the engine's goals. */
const POSTGIS_TOLERANCE = 1e-9;
const TURF_TOLERANCE = 1e-6;
const GRID_TOLERANCE = 1e-5;

/** How long the site step takes `clipper2-wasm`, as so many times ours. */
export function besideClipper2(name: string, cases: readonly SiteCase[], own: SitePeer, clipper2: SitePeer): Row {
  const ours = cases.map(own.prepare);
  const theirs = cases.map(clipper2.prepare);
  const worst = worstDifference(cases, ours.map(call), theirs.map(call));
  const [ourMs, theirMs] = byTurns([ours, theirs], ROUNDS) as [number[], number[]];
  return {
    name,
    value: median(theirMs.map((ms, i) => ms / (ourMs[i] as number))),
    unit: "ratio",
    n: cases.length,
    note: join(
      `RectClip + Difference, ${perCase(theirMs, cases)} a site, ours ${perCase(ourMs, cases)}; CPU time of the sums, median of ${ROUNDS} rounds by turns`,
      "handing over to the module counts for both; both draw the gap's polygons in their own memory and are asked for its area, ours without more depths; sites that no footprint comes near have nothing to compute, no other left out",
      agreement(worst, GRID_TOLERANCE),
    ),
  };
}

/** How long it takes PostGIS, on one connection. */
export async function besidePostgis(
  name: string,
  cases: readonly SiteCase[],
  own: SitePeer,
  bench: Bench,
): Promise<Row> {
  const { db } = await bench.database();
  const ours = cases.map(own.prepare);
  const answers = await askPostgis(db, cases);
  const worst = worstDifference(
    cases,
    ours.map(call),
    answers.map(({ gapM2 }) => gapM2),
  );
  const rounds: number[][] = [answers.map(({ ms }) => ms)];
  const ourMs: number[] = [];
  for (let round = 0; round < POSTGIS_ROUNDS; round++) {
    rounds.push((await askPostgis(db, cases)).map(({ ms }) => ms));
    ourMs.push(cpuTimed(() => ours.forEach(call)).ms);
  }
  // the server has a clock and no count of its own CPU time: the least of several rounds is what other work did not disturb
  const theirs = sum(cases.map((_, i) => Math.min(...rounds.map((round) => round[i] as number))));
  const best = Math.min(...ourMs);
  return {
    name,
    value: theirs / best,
    unit: "ratio",
    n: cases.length,
    note: join(
      `ST_Difference(site, ST_Union(footprints)) on one connection, ${perCase([theirs], cases)} a site on the server's clock, each site's least of ${rounds.length} rounds, parsing not counted; ours ${perCase([best], cases)} of CPU, the least of ${POSTGIS_ROUNDS} rounds by turns; of the sums`,
      "sites that no footprint comes near have nothing to compute, no other left out",
      agreement(worst, POSTGIS_TOLERANCE),
    ),
  };
}

/** How long it takes Turf, on the sites that Turf finishes. @param clipper2 - Second opinion where it does not. */
export function besideTurf(name: string, cases: readonly SiteCase[], own: SitePeer, clipper2: SitePeer): Row {
  const judged = cases.map((site) => {
    const area = polygonArea(site.ground);
    const ours = own.prepare(site);
    const turf = turfPeer.prepare(site);
    const gapM2 = ours() ?? Number.NaN;
    const { value, ms } = cpuTimed(turf);
    const second = clipper2.prepare(site)() ?? Number.NaN;
    return {
      ours,
      turfMs: ms,
      good: value !== null && Math.abs(value - gapM2) <= TURF_TOLERANCE * area,
      threw: value === null,
      offSecond: Math.abs(gapM2 - second) / area,
    };
  });
  const good = judged.filter(({ good }) => good);
  const turfMs = sum(good.map(({ turfMs: ms }) => ms));
  const [ourMs] = byTurns([good.map(({ ours }) => ours)], ROUNDS) as [number[]];
  const ourTime = median(ourMs);
  const threw = judged.filter((one) => one.threw);
  return {
    name,
    value: turfMs / ourTime,
    unit: "ratio",
    n: good.length,
    note: join(
      `union + difference; CPU time of the sums over the sites that Turf finished, Turf once, ours the median of ${ROUNDS} rounds`,
      `left out: ${threw.length} where Turf threw, ${judged.length - good.length - threw.length} where it was off by more than ${TURF_TOLERANCE} of the site`,
      `ours against clipper2-wasm on all ${judged.length}: ${agreement(Math.max(...judged.map(({ offSecond }) => offSecond)), GRID_TOLERANCE)}`,
    ),
  };
}

function call(work: () => number | null): number | null {
  return work();
}

/** Largest difference of two answers, as a part of the site's area. */
function worstDifference(
  cases: readonly SiteCase[],
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
): number {
  return Math.max(
    ...cases.map(
      ({ ground }, i) => Math.abs((ours[i] ?? Number.NaN) - (theirs[i] ?? Number.NaN)) / polygonArea(ground),
    ),
  );
}

function agreement(worst: number, tolerance: number): string {
  return worst <= tolerance
    ? `areas agree within ${worst.toExponential(1)} of the site`
    : `AREAS DISAGREE by up to ${worst.toExponential(1)} of the site, allowed ${tolerance}`;
}

function join(...parts: readonly string[]): string {
  return parts.join("; ");
}
