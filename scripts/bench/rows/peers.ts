import { polygonArea } from "@/lib/geometry/ring-area";
import { flatCity } from "../city/raise-city";
import { cityPlan } from "../city-scene";
import { cpuTimed, evenly, median, sum } from "../figures-of-runs";
import { Footprints, ourSites } from "../ours";
import { clipper2Peer } from "../peers/clipper2-wasm";
import { askPostgis } from "../peers/postgis";
import type { SiteCase, SitePeer } from "../peers/site-case";
import { turfPeer } from "../peers/turf";
import { prepareVisibilityPolygon } from "../peers/visibility-polygon";
import type { Bench, Row, RowGroup } from "../row";
import { siteCases } from "../site-cases";

/** Rounds of a quick peer, by turns with ours. */
const ROUNDS = 9;
/** Sites that Turf gets, and cameras that visibility-polygon gets: they are slow. Taken evenly. */
const TURF_SITES = 60;
const FOOTPRINTS = 200;
/** Peers whose areas differ from ours by more than this part of the site's are reported. Source: the engine's goals. */
const POSTGIS_TOLERANCE = 1e-9;
const TURF_TOLERANCE = 1e-6;
const GRID_TOLERANCE = 1e-5;

/** The site step and the footprint beside the libraries that somebody would take otherwise: CPU time of one thread on the same 1k scene, flat. */
export const peerRows: RowGroup = {
  name: "peers",
  rows: ["ratio-turf", "ratio-postgis", "ratio-clipper2-wasm", "ratio-visibility-polygon"],
  measure: async (wanted, bench) => {
    const scene = flatCity(cityPlan(1_000));
    const footprints = new Footprints(scene);
    const rows: Row[] = [];
    if (wanted.has("ratio-visibility-polygon")) rows.push(besideVisibilityPolygon(footprints, scene.cameras.length));
    const cases = needsSites(wanted) ? siteCases(scene, footprints) : [];
    const clipper2 = needsSites(wanted) ? await clipper2Peer() : null;
    if (clipper2 && wanted.has("ratio-clipper2-wasm")) rows.push(besideClipper2(cases, clipper2));
    if (wanted.has("ratio-postgis")) rows.push(await besidePostgis(cases, bench));
    if (clipper2 && wanted.has("ratio-turf")) rows.push(besideTurf(evenly(cases, TURF_SITES), clipper2));
    return rows;
  },
};

function needsSites(wanted: ReadonlySet<string>): boolean {
  return ["ratio-turf", "ratio-postgis", "ratio-clipper2-wasm"].some((name) => wanted.has(name));
}

function besideClipper2(cases: readonly SiteCase[], clipper2: SitePeer): Row {
  const ours = cases.map(ourSites.prepare);
  const theirs = cases.map(clipper2.prepare);
  const worst = worstDifference(cases, ours.map(call), theirs.map(call));
  const [ourMs, theirMs] = byTurns([ours, theirs], ROUNDS) as [number[], number[]];
  return {
    name: "ratio-clipper2-wasm",
    value: median(theirMs.map((ms, i) => ms / (ourMs[i] as number))),
    unit: "ratio",
    n: cases.length,
    note: join(
      `RectClip + Difference, ${perCase(theirMs, cases)} a site, ours ${perCase(ourMs, cases)}; CPU time of the sums, median of ${ROUNDS} rounds by turns`,
      "handing over to the module counts for both; no site left out",
      agreement(worst, GRID_TOLERANCE),
    ),
  };
}

async function besidePostgis(cases: readonly SiteCase[], bench: Bench): Promise<Row> {
  const { db } = await bench.database();
  const ours = cases.map(ourSites.prepare);
  const answers = await askPostgis(db, cases);
  const worst = worstDifference(
    cases,
    ours.map(call),
    answers.map(({ gapM2 }) => gapM2),
  );
  const ratios: number[] = [];
  const theirMs: number[] = [];
  const ourMs: number[] = [];
  for (let round = 0; round < 5; round++) {
    const server = sum((await askPostgis(db, cases)).map(({ ms }) => ms));
    const own = cpuTimed(() => ours.forEach(call)).ms;
    theirMs.push(server);
    ourMs.push(own);
    ratios.push(server / own);
  }
  return {
    name: "ratio-postgis",
    value: median(ratios),
    unit: "ratio",
    n: cases.length,
    note: join(
      `ST_Difference(site, ST_Union(footprints)), ${perCase(theirMs, cases)} a site on the server's clock, parsing not counted; ours ${perCase(ourMs, cases)} of CPU; sums, median of 5 rounds by turns`,
      "no site left out",
      agreement(worst, POSTGIS_TOLERANCE),
    ),
  };
}

function besideTurf(cases: readonly SiteCase[], clipper2: SitePeer): Row {
  const judged = cases.map((site) => {
    const area = polygonArea(site.ground);
    const ours = ourSites.prepare(site);
    const turf = turfPeer.prepare(site);
    const own = ours() ?? Number.NaN;
    const { value, ms } = cpuTimed(turf);
    const second = clipper2.prepare(site)() ?? Number.NaN;
    return {
      ours,
      turfMs: ms,
      good: value !== null && Math.abs(value - own) <= TURF_TOLERANCE * area,
      threw: value === null,
      offSecond: Math.abs(own - second) / area,
    };
  });
  const good = judged.filter(({ good }) => good);
  const turfMs = sum(good.map(({ turfMs: ms }) => ms));
  const [ourMs] = byTurns([good.map(({ ours }) => ours)], ROUNDS) as [number[]];
  const ourTime = median(ourMs);
  const threw = judged.filter((one) => one.threw);
  return {
    name: "ratio-turf",
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

function besideVisibilityPolygon(footprints: Footprints, cameras: number): Row {
  const chosen = evenly(
    Array.from({ length: cameras }, (_, i) => i),
    FOOTPRINTS,
  );
  const cases = chosen.map((index) => footprints.caseOf(index));
  const theirs = cases.map(prepareVisibilityPolygon);
  const areas = theirs.map(call);
  const off = chosen.map((index, i) => {
    const own = footprints.areaOf(index);
    const peer = areas[i];
    return peer === null || peer === undefined ? Number.NaN : Math.abs(own - peer) / own;
  });
  const finished = off.flatMap((difference, i) => (Number.isNaN(difference) ? [] : [i]));
  const ours = finished.map((i) => () => footprints.areaOf(chosen[i] as number));
  const peers = finished.map((i) => theirs[i] as () => number | null);
  const [ourMs, theirMs] = byTurns([ours, peers], 5) as [number[], number[]];
  const disagreeing = off.filter((difference) => difference > GRID_TOLERANCE).length;
  return {
    name: "ratio-visibility-polygon",
    value: median(theirMs.map((ms, i) => ms / (ourMs[i] as number))),
    unit: "ratio",
    n: finished.length,
    note: join(
      `visibility-polygon + polygon-clipping to the frame, ${perCase(theirMs, finished)} a camera, ours ${perCase(ourMs, finished)}; CPU time of the sums, median of 5 rounds by turns`,
      "finding and preparing the walls counts for ours alone",
      `${chosen.length - finished.length} left out where it threw; ${disagreeing} differ by more than ${GRID_TOLERANCE} of the footprint, median difference ${median(finished.map((i) => off[i] as number)).toExponential(1)}`,
    ),
  };
}

type Work = () => number | null;

function call(work: Work): number | null {
  return work();
}

/** CPU time of each side's whole work, by turns, after one round that does not count. @returns for each side, milliseconds of each round */
function byTurns(sides: readonly (readonly Work[])[], rounds: number): number[][] {
  for (const side of sides) side.forEach(call);
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, side] of sides.entries()) times[i]?.push(cpuTimed(() => side.forEach(call)).ms);
  return times;
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

function perCase(roundsMs: readonly number[], cases: readonly unknown[]): string {
  return `${((1_000 * median(roundsMs)) / cases.length).toPrecision(3)} µs`;
}

function join(...parts: readonly string[]): string {
  return parts.join("; ");
}
