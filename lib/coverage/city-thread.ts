import type Flatbush from "flatbush";
import type { Ring } from "@/lib/geometry/polygon";
import { cameraFrame } from "./camera-frame";
import { viewOf } from "./camera-view";
import { type CityMemory, PLACE_NUMBERS } from "./city-memory";
import { coverGround } from "./cover-ground";
import { fillField } from "./fill-field";
import { readCamera } from "./flat-city";
import { type OpenRings, seeAll } from "./footprint-engine";
import { DEPTHS } from "./kernel/cover-sweep";
import type { Kernel } from "./kernel/kernel";
import { SharedChunks } from "./shared-chunks";

/** Cameras and sites that a thread takes at once. */
const CAMERAS_AT_ONCE = 64;
const SITES_AT_ONCE = 16;

/** Chunks of every thread, by the thread's number. */
export type ThreadChunks = readonly (readonly Float64Array[])[];

/**
 * One thread's part in computing a city: takes cameras, and then sites, as long as there are any that no other thread has taken.
 * What it computes depends on the camera or the site alone, never on who computes it or after what.
 */
export class CityThread {
  readonly number: number;
  private readonly kernel: Kernel;
  private readonly memory: CityMemory;
  private footprints = new SharedChunks();
  private gaps = new SharedChunks();

  constructor(number: number, kernel: Kernel, memory: CityMemory) {
    this.number = number;
    this.kernel = kernel;
    this.memory = memory;
    fillField(kernel, memory.city.obstacles);
  }

  /** Computes footprints. @returns the chunks that this thread wrote them to */
  seeCameras(): readonly Float64Array[] {
    this.footprints = new SharedChunks();
    const { next, city } = this.memory;
    const count = city.cameras.densities.length / city.cameras.levels;
    for (;;) {
      const from = Atomics.add(next, 0, CAMERAS_AT_ONCE);
      if (from >= count) return this.footprints.chunks;
      for (let camera = from; camera < Math.min(count, from + CAMERAS_AT_ONCE); camera++) this.seeCamera(camera);
    }
  }

  /** Computes one camera's footprints at all levels. */
  seeCamera(index: number): void {
    const { cameras } = this.memory.city;
    const { camera, planeZ } = readCamera(cameras.numbers, index);
    const view = viewOf(camera, planeZ, {});
    const densities = [...cameras.densities.subarray(index * cameras.levels, (index + 1) * cameras.levels)];
    const frames = densities.map((density) => view && cameraFrame(view, density));
    const seen = view ? seeAll(this.kernel, view, frames) : [];
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    seen.forEach((rings, level) => {
      this.keepFootprint(index * cameras.levels + level, rings);
      growBox(box, rings.xy, camera.x, camera.y);
    });
    // a camera that covers nothing is found at its foot, and has no rings
    this.memory.boxes.set(box[0] <= box[2] ? box : [camera.x, camera.y, camera.x, camera.y], 4 * index);
  }

  /** Keeps rings as their starts and then their corners. */
  private keepFootprint(at: number, { xy, starts }: OpenRings): void {
    const rings = starts.length - 1;
    const { chunk, offset } = this.footprints.reserve(starts.length + xy.length);
    const numbers = this.footprints.chunks[chunk] as Float64Array;
    numbers.set(starts, offset);
    numbers.set(xy, offset + starts.length);
    this.memory.footprints.set([this.number, chunk, offset, rings], PLACE_NUMBERS * at);
  }

  /**
   * Computes sites.
   * @param index - The cameras' boxes.
   * @param footprints - All threads' chunks of footprints.
   * @returns the chunks that this thread wrote gaps to
   */
  sweepSites(index: Flatbush, footprints: ThreadChunks): readonly Float64Array[] {
    this.gaps = new SharedChunks();
    const { next, city } = this.memory;
    const count = city.sites.first.length - 1;
    for (;;) {
      const from = Atomics.add(next, 1, SITES_AT_ONCE);
      if (from >= count) return this.gaps.chunks;
      for (let site = from; site < Math.min(count, from + SITES_AT_ONCE); site++)
        this.sweepSite(site, (box) => index.search(...box), footprints);
    }
  }

  private sweepSite(
    site: number,
    camerasIn: (box: [number, number, number, number]) => readonly number[],
    footprints: ThreadChunks,
  ): void {
    const { sites, cameras } = this.memory.city;
    const firstRing = sites.first[site] as number;
    const lastRing = sites.first[site + 1] as number;
    const from = sites.rings[firstRing] as number;
    const to = sites.rings[lastRing] as number;
    const corners = sites.xy.subarray(2 * from, 2 * to);
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    growBox(box, corners, 0, 0);
    // a whole metre near its middle, so that a site's result does not depend on who else is in the city
    const origin = [Math.round((box[0] + box[2]) / 2), Math.round((box[1] + box[3]) / 2)] as const;
    const ground: OpenRings = {
      xy: corners.map((value, i) => value - (origin[i % 2] as number)),
      starts: Int32Array.from(sites.rings.subarray(firstRing, lastRing + 1), (start) => start - from),
    };
    const near = [...camerasIn(box)].sort((a, b) => a - b);
    for (let level = 0; level < cameras.levels; level++) this.sweepLevel(site, level, ground, near, footprints, origin);
  }

  private sweepLevel(
    site: number,
    level: number,
    ground: OpenRings,
    cameras: readonly number[],
    footprints: ThreadChunks,
    origin: readonly [number, number],
  ): void {
    const { kernel, memory } = this;
    const { numbers, levels } = memory.city.cameras;
    const at = site * levels + level;
    kernel.beginSite(handOver(kernel, ground.xy, ground.starts));
    const covers: { readonly rings: OpenRings; readonly dx: number; readonly dy: number }[] = [];
    for (const camera of cameras) {
      const rings = placeOf(memory.footprints, camera * levels + level, footprints);
      if (!rings) continue;
      const { camera: pose } = readCamera(numbers, camera);
      const [dx, dy] = [pose.x - origin[0], pose.y - origin[1]];
      covers.push({ rings, dx, dy });
      kernel.addCover(handOver(kernel, rings.xy, rings.starts), dx, dy);
    }
    const drawn = kernel.sweepSite(1);
    memory.areas.set(kernel.depthAreas(), DEPTHS * at);
    memory.mended[at] = drawn < 0 ? 1 : 0;
    if (drawn < 0) this.keepGaps(at, exactGaps(ground, covers));
    else {
      const starts = kernel.gapStarts().subarray(0, drawn + 1);
      this.keepGaps(at, {
        starts,
        outers: kernel.gapOuters().subarray(0, drawn),
        xy: kernel.gapXY().subarray(0, 2 * (starts[drawn] as number)),
      });
    }
  }

  /** Keeps gaps as the starts of their rings, the outer ring of each, and the corners about the site's origin. */
  private keepGaps(at: number, { starts, outers, xy }: GapRings): void {
    const { chunk, offset } = this.gaps.reserve(starts.length + outers.length + xy.length);
    const numbers = this.gaps.chunks[chunk] as Float64Array;
    numbers.set(starts, offset);
    numbers.set(outers, offset + starts.length);
    numbers.set(xy, offset + starts.length + outers.length);
    this.memory.gaps.set([this.number, chunk, offset, outers.length], PLACE_NUMBERS * at);
  }
}

/** Rings of gaps about a site's origin, open; `outers` says for each ring which outer ring it belongs to. */
type GapRings = {
  readonly starts: ArrayLike<number>;
  readonly outers: ArrayLike<number>;
  readonly xy: ArrayLike<number>;
};

/** Finds a footprint; null where the camera covers nothing. */
function placeOf(places: Int32Array, at: number, chunks: ThreadChunks): OpenRings | null {
  const [thread, chunk, offset, rings] = places.subarray(PLACE_NUMBERS * at, PLACE_NUMBERS * (at + 1)) as unknown as [
    number,
    number,
    number,
    number,
  ];
  if (rings === 0) return null;
  const numbers = chunks[thread]?.[chunk] as Float64Array;
  const starts = Int32Array.from(numbers.subarray(offset, offset + rings + 1));
  const first = offset + rings + 1;
  return { starts, xy: numbers.subarray(first, first + 2 * (starts[rings] as number)) };
}

/** Fills rings in for the kernel's next site or footprint. @returns how many */
function handOver(kernel: Kernel, xy: Float64Array, starts: Int32Array): number {
  // room for one may move the other: first room for both, then the arrays
  kernel.coverPoints(xy.length / 2);
  kernel.coverStarts(starts.length - 1).set(starts);
  kernel.coverPoints(xy.length / 2).set(xy);
  return starts.length - 1;
}

/** A site's gaps by exact arithmetic, for the few that have borders too close for the kernel's grid. */
function exactGaps(
  ground: OpenRings,
  covers: readonly { readonly rings: OpenRings; readonly dx: number; readonly dy: number }[],
): GapRings {
  const { gaps } = coverGround(
    closedRings(ground, 0, 0),
    covers.map(({ rings, dx, dy }) => ({ polygons: [closedRings(rings, dx, dy)] })),
  );
  const starts = [0];
  const outers: number[] = [];
  const xy: number[] = [];
  for (const { polygon } of gaps) {
    const outer = outers.length;
    for (const ring of polygon) {
      xy.push(...ring.subarray(0, ring.length - 2));
      starts.push(xy.length / 2);
      outers.push(outer);
    }
  }
  return { starts, outers, xy };
}

function closedRings({ xy, starts }: OpenRings, dx: number, dy: number): Ring[] {
  return Array.from({ length: starts.length - 1 }, (_, ring) => {
    const open = xy.subarray(2 * (starts[ring] as number), 2 * (starts[ring + 1] as number));
    const closed = new Float64Array(open.length + 2);
    for (let i = 0; i < closed.length; i++) closed[i] = (open[i % open.length] as number) + (i % 2 === 0 ? dx : dy);
    return closed;
  });
}

/** Widens a box by corners that are given about (x, y). */
function growBox(box: [number, number, number, number], xy: Float64Array, x: number, y: number): void {
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const px = x + (xy[i] as number);
    const py = y + (xy[i + 1] as number);
    if (px < box[0]) box[0] = px;
    if (py < box[1]) box[1] = py;
    if (px > box[2]) box[2] = px;
    if (py > box[3]) box[3] = py;
  }
}
