import type Flatbush from "flatbush";
import { type Box, boxOf, wholeMiddle } from "@/lib/geometry/box";
import { type CameraFrame, cameraFrame } from "./camera-frame";
import { viewOf } from "./camera-view";
import { type CityMemory, PLACE_NUMBERS } from "./city-memory";
import { coverGround } from "./cover-ground";
import { fillField } from "./fill-field";
import { CAMERA_NUMBERS, readCamera } from "./flat-city";
import { drawAll } from "./footprint-engine";
import { DEPTHS } from "./kernel/cover-sweep";
import type { Kernel } from "./kernel/kernel";
import { closedRings, handOver, type OpenRings } from "./open-rings";
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
  private readonly footprints = new SharedChunks();
  private readonly gaps = new SharedChunks();

  constructor(number: number, kernel: Kernel, memory: CityMemory) {
    this.number = number;
    this.kernel = kernel;
    this.memory = memory;
    fillField(kernel, memory.city.obstacles);
  }

  /** Computes footprints. @returns the chunks that this thread wrote them to */
  seeCameras(): readonly Float64Array[] {
    this.footprints.clear();
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
    const { kernel, memory } = this;
    const { cameras } = memory.city;
    const { camera, planeZ } = readCamera(cameras.numbers, index);
    const view = viewOf(camera, planeZ, {});
    // a camera that covers nothing is found at its foot, and has no rings
    let box: Box = [camera.x, camera.y, camera.x, camera.y];
    const first = index * cameras.levels;
    memory.footprints.fill(0, PLACE_NUMBERS * first, PLACE_NUMBERS * (first + cameras.levels));
    if (view) {
      const frames: (CameraFrame | null)[] = [];
      for (let level = 0; level < cameras.levels; level++)
        frames.push(cameraFrame(view, cameras.densities[first + level] as number));
      drawAll(kernel, view, frames);
      const levels = kernel.levelStarts();
      const starts = kernel.outlineStarts();
      const xy = kernel.outlineXY();
      for (let level = 0; level < cameras.levels; level++) {
        const [from, to] = [levels[level] as number, levels[level + 1] as number];
        if (from < to) this.keepFootprint(first + level, starts, xy, from, to);
      }
      const corners = starts[levels[cameras.levels] as number] as number;
      if (corners > 0) {
        const [west, south, east, north] = boxOf([xy.subarray(0, 2 * corners)]);
        box = [camera.x + west, camera.y + south, camera.x + east, camera.y + north];
      }
    }
    memory.boxes.set(box, 4 * index);
  }

  /** Keeps rings `from … to - 1` of those the kernel drew, as their starts and then their corners. */
  private keepFootprint(at: number, starts: Int32Array, xy: Float64Array, from: number, to: number): void {
    const rings = to - from;
    const first = starts[from] as number;
    const end = starts[to] as number;
    const { chunk, offset } = this.footprints.reserve(rings + 1 + 2 * (end - first));
    const numbers = this.footprints.chunks[chunk] as Float64Array;
    for (let ring = 0; ring <= rings; ring++) numbers[offset + ring] = (starts[from + ring] as number) - first;
    numbers.set(xy.subarray(2 * first, 2 * end), offset + rings + 1);
    this.memory.footprints.set([this.number, chunk, offset, rings], PLACE_NUMBERS * at);
  }

  /**
   * Computes sites.
   * @param index - The cameras' boxes.
   * @param footprints - All threads' chunks of footprints.
   * @returns the chunks that this thread wrote gaps to
   */
  sweepSites(index: Flatbush, footprints: ThreadChunks): readonly Float64Array[] {
    this.gaps.clear();
    const { next, city } = this.memory;
    const count = city.sites.first.length - 1;
    for (;;) {
      const from = Atomics.add(next, 1, SITES_AT_ONCE);
      if (from >= count) return this.gaps.chunks;
      for (let site = from; site < Math.min(count, from + SITES_AT_ONCE); site++)
        this.sweepSite(site, (box) => index.search(...box), footprints);
    }
  }

  private sweepSite(site: number, camerasIn: (box: Box) => readonly number[], footprints: ThreadChunks): void {
    const { sites, cameras } = this.memory.city;
    const firstRing = sites.first[site] as number;
    const lastRing = sites.first[site + 1] as number;
    const from = sites.rings[firstRing] as number;
    const to = sites.rings[lastRing] as number;
    const corners = sites.xy.subarray(2 * from, 2 * to);
    const box = boxOf([corners]);
    const origin = wholeMiddle(box);
    const xy = new Float64Array(corners.length);
    for (let i = 0; i + 1 < xy.length; i += 2) {
      xy[i] = (corners[i] as number) - origin[0];
      xy[i + 1] = (corners[i + 1] as number) - origin[1];
    }
    const starts = new Int32Array(lastRing - firstRing + 1);
    for (let i = 0; i < starts.length; i++) starts[i] = (sites.rings[firstRing + i] as number) - from;
    const ground: OpenRings = { xy, starts };
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
    kernel.beginSite(handOver(kernel, ground));
    for (const camera of cameras) this.addFootprint(camera * levels + level, camera, footprints, origin);
    const drawn = kernel.sweepSite(1, DEPTHS);
    memory.areas.set(kernel.depthAreas(), DEPTHS * at);
    memory.mended[at] = drawn < 0 ? 1 : 0;
    if (drawn < 0) {
      const covers = cameras.flatMap((camera) => {
        const rings = ringsOf(memory.footprints, camera * levels + level, footprints);
        const [x, y] = placeOf(numbers, camera);
        return rings ? [{ rings, dx: x - origin[0], dy: y - origin[1] }] : [];
      });
      this.keepGaps(at, exactGaps(ground, covers));
    } else {
      const starts = kernel.gapStarts().subarray(0, drawn + 1);
      this.keepGaps(at, {
        starts,
        outers: kernel.gapOuters().subarray(0, drawn),
        xy: kernel.gapXY().subarray(0, 2 * (starts[drawn] as number)),
      });
    }
  }

  /** Lays a camera's footprint over the kernel's site, unless it covers nothing. */
  private addFootprint(at: number, camera: number, footprints: ThreadChunks, [x, y]: readonly [number, number]): void {
    const { kernel, memory } = this;
    const places = memory.footprints;
    const rings = places[PLACE_NUMBERS * at + 3] as number;
    if (rings === 0) return;
    const numbers = footprints[places[PLACE_NUMBERS * at] as number]?.[places[PLACE_NUMBERS * at + 1] as number];
    if (!numbers) throw new RangeError(`no thread wrote footprint ${at}`);
    const offset = places[PLACE_NUMBERS * at + 2] as number;
    const first = offset + rings + 1;
    const corners = numbers[offset + rings] as number;
    const [footX, footY] = placeOf(memory.city.cameras.numbers, camera);
    // room for one may move the other: first room for both, then the arrays
    kernel.coverPoints(corners);
    kernel.coverStarts(rings).set(numbers.subarray(offset, first));
    kernel.coverPoints(corners).set(numbers.subarray(first, first + 2 * corners));
    kernel.addCover(rings, footX - x, footY - y);
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
function ringsOf(places: Int32Array, at: number, chunks: ThreadChunks): OpenRings | null {
  const [thread = 0, chunk = 0, offset = 0, rings = 0] = places.subarray(PLACE_NUMBERS * at, PLACE_NUMBERS * (at + 1));
  if (rings === 0) return null;
  const numbers = chunks[thread]?.[chunk] as Float64Array;
  const starts = Int32Array.from(numbers.subarray(offset, offset + rings + 1));
  const first = offset + rings + 1;
  return { starts, xy: numbers.subarray(first, first + 2 * (starts[rings] as number)) };
}

/** Where a camera stands. */
function placeOf(numbers: Float64Array, camera: number): readonly [x: number, y: number] {
  return [numbers[camera * CAMERA_NUMBERS] as number, numbers[camera * CAMERA_NUMBERS + 1] as number];
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
