import type { FlatCity } from "./flat-city";
import { DEPTHS } from "./kernel/cover-sweep";

/** Numbers of a place in a thread's chunks: thread, chunk, offset, rings. */
export const PLACE_NUMBERS = 4;

/** What the threads that compute a city share. Every array is on shared memory. */
export type CityMemory = {
  readonly city: FlatCity;
  /** Next camera, and next site, that nobody computes yet. */
  readonly next: Int32Array;
  /** Where each camera's footprint at each level is; no rings: it covers nothing. */
  readonly footprints: Int32Array;
  /** Box around each camera's loosest footprint: west, south, east, north. */
  readonly boxes: Float64Array;
  /** For each site and level its areas by depth, m². */
  readonly areas: Float64Array;
  /** Where each site's gaps at each level are. */
  readonly gaps: Int32Array;
  /** For each site and level 1 where the gaps had to be drawn by exact arithmetic. */
  readonly mended: Uint8Array;
};

/** Memory for a city, its inputs copied into it. */
export function cityMemory(city: FlatCity): CityMemory {
  const { levels, numbers, densities } = city.cameras;
  const cameras = densities.length / levels;
  const sites = city.sites.first.length - 1;
  const { obstacles } = city;
  return {
    city: {
      obstacles: { ...sharedShapes(obstacles), base: shared(obstacles.base), top: shared(obstacles.top) },
      sites: sharedShapes(city.sites),
      cameras: { levels, numbers: shared(numbers), densities: shared(densities) },
    },
    next: shared(new Int32Array(2)),
    footprints: shared(new Int32Array(PLACE_NUMBERS * cameras * levels)),
    boxes: shared(new Float64Array(4 * cameras)),
    areas: shared(new Float64Array(DEPTHS * sites * levels)),
    gaps: shared(new Int32Array(PLACE_NUMBERS * sites * levels)),
    mended: shared(new Uint8Array(sites * levels)),
  };
}

function sharedShapes<Shapes extends FlatCity["sites"]>({ xy, rings, first }: Shapes) {
  return { xy: shared(xy), rings: shared(rings), first: shared(first) };
}

function shared<A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(from: A): A {
  const Kind = from.constructor as new (buffer: SharedArrayBuffer) => A;
  const copy = new Kind(new SharedArrayBuffer(from.byteLength));
  copy.set(from);
  return copy;
}
