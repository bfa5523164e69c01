import type { CityToSolve } from "@/lib/coverage/city-input";
import { ownKernel } from "@/lib/coverage/server/load-kernel";
import { solveCity } from "@/lib/coverage/solve-city";
import { TARGET_HEIGHT_M } from "../city/camera-poses";
import { type BenchScene, solidCity } from "../city/raise-city";
import { CITY_SEED, cityPlan } from "../city-scene";
import type { Row, RowGroup } from "../row";
import { allShapes } from "../scene-polygons";

/** Pixels per metre of IEC 62676-4:2014. */
const LEVELS = { monitor: 12.5, detect: 25, observe: 62.5, recognise: 125 } as const;
const ASKED = "observe";
const SIZES = { "1k": 1_000, "10k": 10_000, "100k": 100_000 } as const;

/** The solid city as the product solves it: at four levels in one pass, with reasons and blockers for the gaps. */
export const levelRows: RowGroup = {
  name: "levels",
  rows: Object.keys(SIZES).map(rowName),
  measure: async (wanted, { progress }) => {
    const rows: Row[] = [];
    for (const [size, cameras] of Object.entries(SIZES)) {
      if (!wanted.has(rowName(size))) continue;
      progress(`${cameras} cameras at ${Object.keys(LEVELS).length} levels …`);
      const city = asInput(solidCity(cityPlan(cameras), CITY_SEED + 1));
      const { kernel } = await ownKernel();
      const processor = process.cpuUsage();
      const begun = performance.now();
      const { zones, gaps } = solveCity(city, kernel);
      const ms = performance.now() - begun;
      const { user, system } = process.cpuUsage(processor);
      const share = (level: string) => {
        const covered = zones.reduce((sum, zone) => sum + (zone.levels[level]?.coveredArea ?? 0), 0);
        const area = zones.reduce((sum, zone) => sum + zone.area, 0);
        return `${level} ${((100 * covered) / area).toFixed(1)} %`;
      };
      rows.push({
        name: rowName(size),
        value: ms,
        unit: "ms",
        n: 1,
        note: `wall time, once, one thread, ${((user + system) / 1e6).toFixed(1)} s of processor time: footprints and areas at ${Object.keys(LEVELS).length} levels, and the ${gaps.length} gaps of level ${ASKED} with reasons and blockers; ${Object.keys(LEVELS).map(share).join(", ")} covered; nothing left out`,
      });
    }
    return rows;
  },
};

function rowName(size: string): string {
  return `city-${size}-4levels-ms`;
}

/** The scene as the product reads it from the database: every site a square of one part, to be observed. */
function asInput({ obstacles, sites, cameras }: BenchScene): CityToSolve {
  return {
    targetHeight: TARGET_HEIGHT_M,
    levels: LEVELS,
    cameras: cameras.map(({ camera }) => ({ ...camera, groundZ: 0 })),
    obstacles: allShapes(obstacles).map((polygon, i) => ({
      id: `o${i}`,
      ground: [polygon],
      base: obstacles.base[i] as number,
      top: obstacles.top[i] as number,
      layer: 0,
    })),
    parts: allShapes(sites).map((polygon, i) => ({
      id: `p${i}`,
      siteId: `s${i}`,
      kind: "square",
      role: "surface",
      ref: "surface",
      layer: 0,
      z: 0,
      level: ASKED,
      ground: [polygon],
    })),
    centrelines: new Map(),
  };
}
