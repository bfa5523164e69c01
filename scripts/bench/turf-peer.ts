import { difference, featureCollection, polygon, union } from "@turf/turf";
import type { CityToSolve, PartToSolve } from "@/lib/coverage/city-input";
import { CityPlane } from "@/lib/coverage/city-plane";
import { coverGround } from "@/lib/coverage/cover-ground";
import { prismOf } from "@/lib/coverage/prism";
import { zoneGround } from "@/lib/coverage/zone-ground";
import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import type { MultiPolygon, Polygon, Ring } from "@/lib/geometry/polygon";

/** The same zones by both: ground less the union of the footprints over it. */
export type PeerFigures = {
  readonly zones: number;
  readonly footprints: number;
  /** Zones where Turf threw, or was off by more than a millionth of the ground. */
  readonly turfFailed: number;
  readonly oursMs: number;
  readonly turfMs: number;
  /** Turf's time over ours on the zones that Turf finished: of the sums, and the median of single zones. */
  readonly ratioOfSums: number;
  readonly medianRatio: number;
};

type Case = { readonly ground: Polygon; readonly footprints: readonly MultiPolygon[] };

/**
 * Measures our sweep beside Turf 7 on the same work: the gaps of zones, from the same grounds and footprints. Turf works on plain numbers
 * here, as ours does; both are run once without being timed.
 *
 * @param most - Zones measured, taken evenly from those that two cameras or more reach.
 */
export function compareWithTurf(city: CityToSolve, most: number): PeerFigures {
  const cases = evenly(casesOf(city), most);
  const first = cases[0];
  if (first) {
    ourGap(first);
    turfGap(first);
  }
  const runs = cases.map((zone) => {
    const ours = timed(() => ourGap(zone));
    const turf = timed(() => turfGap(zone));
    const good =
      turf.value !== null && ours.value !== null && Math.abs(turf.value - ours.value) <= 1e-6 * areaOf([zone.ground]);
    return { oursMs: ours.ms, turfMs: turf.ms, good };
  });
  const good = runs.filter((run) => run.good);
  const [oursMs, turfMs] = [sum(good.map((run) => run.oursMs)), sum(good.map((run) => run.turfMs))];
  const ratios = good.map((run) => run.turfMs / run.oursMs).sort((a, b) => a - b);
  return {
    zones: cases.length,
    footprints: sum(cases.map(({ footprints }) => footprints.length)),
    turfFailed: runs.length - good.length,
    oursMs,
    turfMs,
    ratioOfSums: turfMs / oursMs,
    medianRatio: ratios[Math.floor(ratios.length / 2)] ?? Number.NaN,
  };
}

/** Zones of one piece with the footprints that reach their box at the level they need. */
function casesOf(city: CityToSolve): Case[] {
  const prisms = new BoxIndex(city.obstacles.map(prismOf), ({ box }) => box);
  const planes = new Map<string, CityPlane>();
  return city.parts.flatMap((part) => {
    const footprints = footprintsOver(part, planeOf(planes, part, city, prisms));
    const ground = zoneGround(part, prisms);
    return footprints.length >= 2 && ground.length === 1 ? [{ ground: ground as Polygon, footprints }] : [];
  });
}

function planeOf(
  known: Map<string, CityPlane>,
  part: PartToSolve,
  city: CityToSolve,
  prisms: ConstructorParameters<typeof CityPlane>[3],
): CityPlane {
  const key = `${part.layer}/${part.z}`;
  const plane =
    known.get(key) ?? new CityPlane(part.layer, part.z + city.targetHeight, city.cameras, prisms, city.levels);
  known.set(key, plane);
  return plane;
}

function footprintsOver(part: PartToSolve, plane: CityPlane): MultiPolygon[] {
  const box = boxOf(part.ground.flat());
  return plane
    .near(box)
    .map((camera) => camera.footprints().get(part.level) ?? [])
    .filter((polygons) => polygons.length > 0);
}

function ourGap({ ground, footprints }: Case): number {
  const { gaps } = coverGround(
    ground,
    footprints.map((polygons) => ({ polygons })),
  );
  return sum(gaps.map(({ area }) => area));
}

/** Area of the gap as Turf finds it; null where it throws. */
function turfGap({ ground, footprints }: Case): number | null {
  try {
    const pieces = footprints.flat().map((rings) => polygon(rings.map(pointsOf)));
    const [only] = pieces;
    const seen = pieces.length > 1 ? union(featureCollection(pieces)) : (only ?? null);
    const site = polygon(ground.map(pointsOf));
    const left = seen ? difference(featureCollection([site, seen])) : site;
    if (!left) return 0;
    const { type, coordinates } = left.geometry;
    const polygons = type === "Polygon" ? [coordinates] : coordinates;
    return areaOf(polygons.map((rings) => rings.map((ring) => Float64Array.from(ring.flat()))));
  } catch {
    // Counted as a failure of Turf by the caller.
    return null;
  }
}

function pointsOf(ring: Ring): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]);
}

/** Shoelace about the first corner, outer rings less their holes. */
function areaOf(polygons: readonly (readonly Ring[])[]): number {
  return sum(polygons.flatMap((rings) => rings.map((ring, i) => (i === 0 ? 1 : -1) * Math.abs(shoelace(ring)))));
}

function shoelace(ring: Ring): number {
  const [x = 0, y = 0] = ring;
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[i + 2] ?? 0, ring[i + 3] ?? 0];
    twice += (ax - x) * (by - y) - (ay - y) * (bx - x);
  }
  return twice / 2;
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const begun = performance.now();
  const value = work();
  return { value, ms: performance.now() - begun };
}

function evenly<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, i) => items[Math.floor(i * step)] as T);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
