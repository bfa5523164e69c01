import type { CityPlan } from "../city-scene";
import { type PosedCamera, posedAt, posedFlat } from "./camera-poses";
import { seededRandom } from "./seeded-random";
import type { FlatShapes } from "./shape-list";

/** A city with heights, in metres above its ground, which is flat. */
export type BenchScene = {
  readonly obstacles: FlatShapes & {
    /** One entry for each obstacle. */
    readonly base: Float64Array;
    readonly top: Float64Array;
  };
  readonly sites: FlatShapes;
  readonly cameras: readonly PosedCamera[];
};

/** Higher than any camera of the scene: a wall up to here hides all that is behind it. */
const ENDLESS_TOP_M = 100;

/** The city with walls that no camera sees over, and cameras that see the sectors of the plan. */
export function flatCity({ obstacles, sites, cameras }: CityPlan): BenchScene {
  const count = obstacles.first.length - 1;
  return {
    obstacles: {
      ...obstacles,
      base: new Float64Array(count),
      top: new Float64Array(count).fill(ENDLESS_TOP_M),
    },
    sites,
    cameras: cameras.map(posedFlat),
  };
}

/**
 * The city with heights from random numbers of their own, obstacles first, then cameras, each in the plan's order: 70 % buildings of 6 to 60 m,
 * 20 % low walls of 0.8 to 2.5 m, 10 % decks from 3.5 to 6 m that are 0.6 to 4 m thick; cameras hang 3.5 to 8 m high.
 *
 * @param seed - The plan's seed + 1.
 */
export function solidCity({ obstacles, sites, cameras }: CityPlan, seed: number): BenchScene {
  const { share, between } = seededRandom(seed);
  const count = obstacles.first.length - 1;
  const [base, top] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const kind = share();
    const from = kind < 0.9 ? 0 : between(3.5, 6);
    const height = kind < 0.7 ? between(6, 60) : kind < 0.9 ? between(0.8, 2.5) : between(0.6, 4);
    base[i] = from;
    top[i] = from + height;
  }
  const posed = cameras.map((camera, index) => posedAt(camera, index, between(3.5, 8)));
  return { obstacles: { ...obstacles, base, top }, sites, cameras: posed };
}
