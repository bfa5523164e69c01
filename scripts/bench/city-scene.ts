import { choosePlaces, type PublicPlace } from "./city/choose-places";
import { fillBlocks } from "./city/fill-blocks";
import { type PlanCamera, placeCameras } from "./city/place-cameras";
import { type SeededRandom, seededRandom } from "./city/seeded-random";
import type { FlatShapes } from "./city/shape-list";
import { layStreets, type StreetGrid } from "./city/street-grid";

/** The seed of the scenes that the figures of docs/performance.md are about. */
export const CITY_SEED = 20240607;

/** A city on paper, without heights; metres, x east and y north. */
export type CityPlan = {
  readonly obstacles: FlatShapes;
  readonly sites: FlatShapes;
  readonly cameras: readonly PlanCamera[];
};

/** Buildings in a block, about: so large the grid has to be. */
const BUILDINGS_PER_BLOCK = 12.5;

/** A city without cameras, and what it takes to place some. */
export type CityGround = {
  readonly random: SeededRandom;
  readonly grid: StreetGrid;
  readonly obstacles: FlatShapes;
  readonly sites: FlatShapes;
  /** One for each site. */
  readonly places: readonly PublicPlace[];
};

/**
 * An invented city: an uneven, bent grid of blocks with buildings, parks and squares, a site for every five cameras, and cameras along the
 * edges of the sites. The same arguments give the same city to the last bit; they are the scenes of the study that the coverage engine
 * follows, so that its figures and ours are about the same work.
 *
 * @param cameraCount - ≥ 1; there are about 5.6 buildings for each.
 */
export function cityPlan(cameraCount: number, seed = CITY_SEED): CityPlan {
  const { random, grid, places, obstacles, sites } = cityGround(cameraCount, seed);
  return { obstacles, sites, cameras: placeCameras(random, grid, places, cameraCount) };
}

/** The city of so many cameras before they are placed. @see cityPlan */
export function cityGround(cameraCount: number, seed = CITY_SEED): CityGround {
  if (!Number.isInteger(cameraCount) || cameraCount < 1)
    throw new RangeError(`a city needs a whole number of cameras > 0, got ${cameraCount}`);
  const random = seededRandom(seed);
  const side = Math.max(4, Math.ceil(Math.sqrt(Math.max(400, cameraCount * 5) / BUILDINGS_PER_BLOCK)));
  const grid = layStreets(random, side);
  const blocks = fillBlocks(random, grid);
  const siteCount = Math.max(40, Math.round(cameraCount / 5));
  const { places, grounds } = choosePlaces(random, grid, blocks, siteCount);
  return { random, grid, places, obstacles: blocks.buildings, sites: grounds };
}
