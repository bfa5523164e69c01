import { afterAll, describe, expect, it } from "vitest";
import { solidCity } from "@/scripts/bench/city/raise-city";
import { cityPlan } from "@/scripts/bench/city-scene";
import { PLACE_NUMBERS } from "../city-memory";
import { CAMERA_NUMBERS, type FlatCity, writeCamera } from "../flat-city";
import { DEPTHS } from "../kernel/cover-sweep";
import type { Scene, ScenePolygon } from "../scene";
import { solveScene } from "../solve-scene";
import { CityThreads, type ComputedCity } from "./city-threads";

const TARGET_HEIGHT_M = 1.6;
const plan = cityPlan(120);
const scene = solidCity(plan, 7);
const city: FlatCity = {
  obstacles: scene.obstacles,
  sites: scene.sites,
  cameras: {
    numbers: numbersOf(scene.cameras.map(({ camera }) => camera)),
    densities: Float64Array.from(scene.cameras.flatMap(({ density }) => [density, 4 * density])),
    levels: 2,
  },
};

const started: CityThreads[] = [];
afterAll(() => Promise.all(started.map((threads) => threads.stop())));

describe("CityThreads", () => {
  it("come to the same bits, however many they are and however often they are asked", { timeout: 60_000 }, async () => {
    const [one, two] = [await start(1), await start(2)];
    const first = contents(await one.compute());
    expect(contents(await two.compute())).toEqual(first);
    expect(contents(await two.compute())).toEqual(first);
    expect(first.footprints.length).toBeGreaterThan(0);
  });

  it("measure a site as its scene is solved", { timeout: 60_000 }, async () => {
    const { memory } = await (await start(2)).compute();
    const levels = city.cameras.levels;
    for (const site of [0, 21]) {
      const solved = solveScene(sceneOf(site)).site;
      const areas = memory.areas.subarray(DEPTHS * site * levels, DEPTHS * (site * levels + 1));
      const [gap = 0, once = 0, ...deeper] = areas;
      const twice = deeper.reduce((sum, area) => sum + area, 0);
      expect(Math.abs(gap + once + twice - solved.area)).toBeLessThan(1e-9 * solved.area);
      expect(Math.abs(gap - (solved.levels.own?.gapArea ?? -1))).toBeLessThan(1e-9 * solved.area);
      expect(Math.abs(twice - (solved.levels.own?.twiceArea ?? -1))).toBeLessThan(1e-9 * solved.area);
    }
  });

  it("measure any of the cameras by footprints computed once", { timeout: 60_000 }, async () => {
    const threads = await start(2);
    const footprints = await threads.see();
    const { next } = (await threads.sweep(footprints)).memory;
    // counts on whenever a thread takes cameras to compute
    const asked = Atomics.load(next, 0);
    // as if every third were built, and the others planned
    for (const counts of [(i: number) => i % 3 === 0, (i: number) => i % 3 !== 0]) {
      const { areas, gaps } = contents(await threads.sweep(footprints, counts));
      const alone = await CityThreads.start(only(counts), 1);
      started.push(alone);
      const fresh = contents(await alone.compute());
      expect(areas).toEqual(fresh.areas);
      expect(gaps).toEqual(fresh.gaps);
    }
    expect(Atomics.load(next, 0)).toBe(asked);
  });

  it("takes a city without cameras or obstacles", { timeout: 60_000 }, async () => {
    const empty: FlatCity = {
      obstacles: {
        xy: new Float64Array(0),
        rings: Uint32Array.of(0),
        first: Uint32Array.of(0),
        base: new Float64Array(0),
        top: new Float64Array(0),
      },
      sites: scene.sites,
      cameras: { numbers: new Float64Array(0), densities: new Float64Array(0), levels: 1 },
    };
    const threads = await CityThreads.start(empty, 1);
    started.push(threads);
    const { memory } = await threads.compute();
    expect(memory.areas[0]).toBeGreaterThan(0);
    expect(memory.areas[1]).toBe(0);
  });
});

async function start(count: number): Promise<CityThreads> {
  const threads = await CityThreads.start(city, count);
  started.push(threads);
  return threads;
}

/** The city with some of its cameras alone. */
function only(counts: (camera: number) => boolean): FlatCity {
  const { numbers, densities, levels } = city.cameras;
  const kept = (values: Float64Array, each: number) => values.filter((_, i) => counts(Math.floor(i / each)));
  return {
    ...city,
    cameras: { numbers: kept(numbers, CAMERA_NUMBERS), densities: kept(densities, levels), levels },
  };
}

function numbersOf(cameras: readonly Scene["cameras"][number][]): Float64Array {
  const numbers = new Float64Array(CAMERA_NUMBERS * cameras.length);
  cameras.forEach((camera, index) => {
    writeCamera(numbers, index, camera, TARGET_HEIGHT_M);
  });
  return numbers;
}

/** Footprints, areas and gaps as they lie in the chunks, whichever thread wrote them. */
function contents({ memory, footprints, gaps }: ComputedCity) {
  const read = (places: Int32Array, chunks: ComputedCity["gaps"], isGap: boolean) =>
    Array.from({ length: places.length / PLACE_NUMBERS }, (_, at) => {
      const [thread, chunk, offset, rings] = [...places.subarray(PLACE_NUMBERS * at, PLACE_NUMBERS * (at + 1))] as [
        number,
        number,
        number,
        number,
      ];
      if (rings === 0) return "";
      const numbers = chunks[thread]?.[chunk] as Float64Array;
      const corners = numbers[offset + rings] as number;
      return numbers.subarray(offset, offset + rings + 1 + (isGap ? rings : 0) + 2 * corners).join();
    });
  return {
    footprints: read(memory.footprints, footprints, false),
    areas: [...memory.areas],
    gaps: read(memory.gaps, gaps, true),
  };
}

/** One site of the city, with every camera and obstacle, at the looser level of each camera: a scene has one density, so cameras are cut by their range. */
function sceneOf(site: number): Scene {
  const polygonOf = ({ xy, rings, first }: FlatCity["sites"], index: number): ScenePolygon => {
    const polygon: [number, number][][] = [];
    for (let ring = first[index] as number; ring < (first[index + 1] as number); ring++) {
      const corners: [number, number][] = [];
      for (let i = rings[ring] as number; i < (rings[ring + 1] as number); i++)
        corners.push([xy[2 * i] as number, xy[2 * i + 1] as number]);
      polygon.push(corners);
    }
    return polygon;
  };
  const { obstacles } = city;
  return {
    targetHeight: TARGET_HEIGHT_M,
    // their frames end where their density is met, so a lower one asks for nothing more
    levels: { own: Math.min(...scene.cameras.map(({ density }) => density)) },
    site: { polygon: polygonOf(city.sites, site), z: 0, layer: 0 },
    cameras: scene.cameras.map(({ camera }) => camera),
    obstacles: Array.from({ length: obstacles.first.length - 1 }, (_, i) => ({
      id: `o${i}`,
      polygon: polygonOf(obstacles, i),
      base: obstacles.base[i] as number,
      top: obstacles.top[i] as number,
      layer: 0,
    })),
  };
}
