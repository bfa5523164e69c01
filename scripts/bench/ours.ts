import Flatbush from "flatbush";
import type { Segments } from "visibility-polygon";
import { type CameraFrame, cameraFrame } from "@/lib/coverage/camera-frame";
import { type CameraView, viewOf } from "@/lib/coverage/camera-view";
import { PLACE_NUMBERS } from "@/lib/coverage/city-memory";
import { coverGround } from "@/lib/coverage/cover-ground";
import { CAMERA_NUMBERS, type FlatCity, writeCamera } from "@/lib/coverage/flat-city";
import { footprint, shadowsFrom } from "@/lib/coverage/footprint";
import { drawAll, seeAll, setObstacles } from "@/lib/coverage/footprint-engine";
import { DEPTHS } from "@/lib/coverage/kernel/cover-sweep";
import type { Kernel } from "@/lib/coverage/kernel/kernel";
import { handOver, type OpenRings } from "@/lib/coverage/open-rings";
import { type Prism, prismOf } from "@/lib/coverage/prism";
import { CityThreads } from "@/lib/coverage/server/city-threads";
import { loadKernel } from "@/lib/coverage/server/load-kernel";
import { type Box, boxOf, wholeMiddle } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { moved } from "@/lib/geometry/moved";
import type { MultiPolygon, Ring } from "@/lib/geometry/polygon";
import { type PosedCamera, TARGET_HEIGHT_M } from "./city/camera-poses";
import type { BenchScene } from "./city/raise-city";
import type { SiteCase, SitePeer } from "./peers/site-case";
import { type FootprintCase, segmentsOf } from "./peers/visibility-polygon";
import { allShapes } from "./scene-polygons";

/*
 * The one place where measurements call the product's engine, so that they measure whatever engine the product has.
 */

/** Depths that a gap takes: not covered and covered. No peer tells more apart. */
const GAP_ALONE = 2;

/** Where a place of `CityMemory.gaps` says how many rings there are. */
const RINGS_AT = 3;

/** What one pass over a city gave. */
export type CityRun = {
  /** Wall time from the inputs in memory to areas and gap polygons in memory, milliseconds. */
  readonly ms: number;
  readonly gapRings: number;
  readonly areaM2: number;
  readonly coveredM2: number;
  /** Sites whose gaps the kernel would not vouch for. */
  readonly mended: number;
};

/** A city held by threads that compute all of it. */
export type CityEngine = {
  /** Every footprint, every site's areas by depth, and its gaps. */
  readonly run: () => Promise<CityRun>;
  readonly close: () => Promise<void>;
};

/** A city held by one thread, computed once, in which cameras are moved. */
export type MovableCity = {
  /** Moves a camera, computes its footprint, and computes every site again that it touched or touches now. @returns wall time, milliseconds */
  readonly move: (index: number, to: PosedCamera) => number;
};

/** Our side of the site step, which also counts its answers whose gaps the kernel would not vouch for: these are drawn by exact arithmetic, and timed so. */
export type OurSites = SitePeer & { readonly mended: () => number };

/** Our side of the site step: gap polygons in the kernel's memory, and their area, by the compiled kernel. */
export async function ourSites(): Promise<OurSites> {
  const kernel = await compiledKernel();
  let mended = 0;
  return {
    name: "ours",
    mended: () => mended,
    prepare: (site) => {
      const origin = wholeMiddle(boxOf(site.ground));
      const ground = openRings(site.ground, origin);
      const covers = openRings(site.footprints.flat(2), origin);
      const firsts = firstRings(site);
      return () => {
        kernel.beginSite(handOver(kernel, ground));
        kernel.coverFirsts(firsts.length - 1).set(firsts);
        handOver(kernel, covers);
        kernel.addCovers(firsts.length - 1);
        if (kernel.sweepSite(1, GAP_ALONE) >= 0) return kernel.depthAreas()[0] as number;
        mended++;
        return coverGround(site.ground, coversOf(site)).gapArea;
      };
    },
  };
}

/** The kernel as WebAssembly: the only one whose figures are worth writing down. */
async function compiledKernel(): Promise<Kernel> {
  const loaded = await loadKernel();
  if (!loaded.compiled) throw new Error("the kernel is not compiled: npm run build:kernel", { cause: loaded.reason });
  return loaded.kernel;
}

function coversOf({ footprints }: SiteCase) {
  return footprints.map((polygons) => ({ polygons }));
}

/** The first ring of each camera's footprint, and one number more. */
function firstRings({ footprints }: SiteCase): Int32Array {
  const firsts = new Int32Array(footprints.length + 1);
  for (const [i, polygons] of footprints.entries()) firsts[i + 1] = (firsts[i] as number) + polygons.flat().length;
  return firsts;
}

function openRings(rings: readonly Ring[], [x, y]: readonly [number, number]): OpenRings {
  const starts = Int32Array.from([0, ...rings.map((ring) => ring.length / 2 - 1)]);
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const xy = new Float64Array(2 * (starts.at(-1) ?? 0));
  rings.forEach((ring, i) => {
    xy.set(moved(ring, -x, -y).subarray(0, ring.length - 2), 2 * (starts[i] as number));
  });
  return { xy, starts };
}

/** Which walls a camera is given: those of obstacles within reach all round, or those in the box around its frame and its foot. */
export type WallsFetched = "all-round" | "in-frame";

/** The footprints of a scene's cameras, one at a time. */
export class Footprints {
  private readonly scene: BenchScene;
  private readonly prisms: BoxIndex<Prism>;
  /** The walls of each obstacle, as a peer takes them. */
  private readonly segments: BoxIndex<{ readonly box: Box; readonly segments: Segments }>;
  private readonly kernel: Kernel;

  private constructor(scene: BenchScene, kernel: Kernel) {
    const prisms = prismsOf(scene);
    this.scene = scene;
    this.prisms = new BoxIndex(prisms, ({ box }) => box);
    this.segments = new BoxIndex(
      prisms.map(({ box, rings }) => ({ box, segments: rings.flatMap(segmentsOf) })),
      ({ box }) => box,
    );
    this.kernel = kernel;
    setObstacles(kernel, prisms);
  }

  static async of(scene: BenchScene): Promise<Footprints> {
    return new Footprints(scene, await compiledKernel());
  }

  /** What a camera covers, in the scene's frame, by the engine that draws polygons: what is laid over sites for every peer. */
  polygonsOf(index: number): MultiPolygon {
    const { view, frame } = this.viewOf(index);
    const near = this.prisms.near(boxAround(view.camera.x, view.camera.y, frame.outline));
    return footprint(view, frame, shadowsFrom(view, near, frame.reach));
  }

  /** Area of a camera's footprint as the kernel draws it, m². */
  areaOf(index: number): number {
    return this.prepareArea(index)();
  }

  /** The same, with the frame made beforehand: what is left to do is to find the walls around, to draw the footprint in the kernel's memory, and to measure it. */
  prepareArea(index: number): () => number {
    const { view, frame } = this.viewOf(index);
    const { kernel } = this;
    const frames = [frame];
    return () => {
      drawAll(kernel, view, frames);
      const rings = kernel.levelStarts()[1] as number;
      return openArea(kernel.outlineXY(), kernel.outlineStarts(), rings);
    };
  }

  /** What a camera would see without walls, and the walls of the obstacles that may hide some of it. */
  caseOf(index: number, walls: WallsFetched): FootprintCase {
    const { view, frame } = this.viewOf(index);
    const { x, y } = view.camera;
    const { outline, reach } = frame;
    const box: Box = walls === "in-frame" ? boxAround(x, y, outline) : [x - reach, y - reach, x + reach, y + reach];
    return {
      x,
      y,
      frame: moved(outline, x, y),
      walls: () => this.segments.near(box).flatMap(({ segments }) => segments),
    };
  }

  private viewOf(index: number): { readonly view: CameraView; readonly frame: CameraFrame } {
    return viewAndFrame(this.scene.cameras[index] as PosedCamera);
  }
}

/** Every camera of a scene looks at something: it is made so. */
function viewAndFrame({ camera, density }: PosedCamera): { readonly view: CameraView; readonly frame: CameraFrame } {
  const view = viewOf(camera, TARGET_HEIGHT_M, {});
  const frame = view && cameraFrame(view, density);
  if (!view || !frame) throw new RangeError(`camera ${camera.id} has nothing in frame`);
  return { view, frame };
}

function openArea(xy: Float64Array, starts: Int32Array, rings: number): number {
  let twice = 0;
  for (let ring = 0; ring < rings; ring++) {
    const [from, to] = [starts[ring] as number, starts[ring + 1] as number];
    for (let i = from, before = to - 1; i < to; before = i++)
      twice +=
        (xy[2 * before] as number) * (xy[2 * i + 1] as number) - (xy[2 * i] as number) * (xy[2 * before + 1] as number);
  }
  return twice / 2;
}

function prismsOf({ obstacles }: BenchScene): Prism[] {
  return allShapes(obstacles).map((polygon, i) =>
    prismOf({
      id: `o${i}`,
      ground: [polygon],
      base: obstacles.base[i] as number,
      top: obstacles.top[i] as number,
      layer: 0,
    }),
  );
}

function boxAround(x: number, y: number, outline: Ring): Box {
  const [west, south, east, north] = boxOf([outline, Float64Array.of(0, 0)]);
  return [x + west, y + south, x + east, y + north];
}

/** The product's threads with a city in them. */
export async function cityEngine(workers: number, scene: BenchScene): Promise<CityEngine> {
  const threads = await CityThreads.start(flatten(scene), workers);
  return {
    run: async () => {
      const begun = performance.now();
      const { memory } = await threads.compute();
      const ms = performance.now() - begun;
      const areaM2 = memory.areas.reduce((sum, area) => sum + area, 0);
      const gapM2 = memory.areas.reduce((sum, area, i) => (i % DEPTHS === 0 ? sum + area : sum), 0);
      return {
        ms,
        gapRings: memory.gaps.reduce((sum, number, i) => (i % PLACE_NUMBERS === RINGS_AT ? sum + number : sum), 0),
        areaM2,
        coveredM2: areaM2 - gapM2,
        mended: memory.mended.reduce((sum, mended) => sum + mended, 0),
      };
    },
    close: () => threads.stop(),
  };
}

function flatten({ obstacles, sites, cameras }: BenchScene): FlatCity {
  const numbers = new Float64Array(CAMERA_NUMBERS * cameras.length);
  cameras.forEach(({ camera }, index) => {
    writeCamera(numbers, index, camera, TARGET_HEIGHT_M);
  });
  const densities = Float64Array.from(cameras, ({ density }) => density);
  return { obstacles, sites, cameras: { numbers, densities, levels: 1 } };
}

/** A footprint about its camera's foot, and the box around it in the scene's frame. */
type Seen = { readonly x: number; readonly y: number; readonly rings: OpenRings; readonly box: Box };

/** A city computed once by one thread. */
export async function movableCity(scene: BenchScene): Promise<MovableCity> {
  const kernel = await compiledKernel();
  setObstacles(kernel, prismsOf(scene));
  const sites = allShapes(scene.sites).map((ground) => {
    const origin = wholeMiddle(boxOf(ground));
    return { origin, rings: openRings(ground, origin), box: boxOf(ground), cameras: new Set<number>() };
  });
  const siteIndex = indexOf(sites.map(({ box }) => box));
  const look = (posed: PosedCamera): Seen => {
    const { view, frame } = viewAndFrame(posed);
    const [rings = { xy: new Float64Array(0), starts: new Int32Array(1) }] = seeAll(kernel, view, [frame]);
    const { x, y } = view.camera;
    const box: Box = rings.xy.length > 0 ? boxOf([moved(rings.xy, x, y)]) : [x, y, x, y];
    return { x, y, rings, box };
  };
  const seen = scene.cameras.map((camera, index) => {
    const now = look(camera);
    for (const site of siteIndex.search(...now.box)) sites[site]?.cameras.add(index);
    return now;
  });
  const sweep = ({ origin, rings, cameras }: (typeof sites)[number]) => {
    kernel.beginSite(handOver(kernel, rings));
    for (const index of cameras) {
      const camera = seen[index] as Seen;
      kernel.addCover(handOver(kernel, camera.rings), camera.x - origin[0], camera.y - origin[1]);
    }
    return drawnGaps(kernel);
  };
  return {
    move: (index, to) => {
      const begun = performance.now();
      const before = seen[index] as Seen;
      const after = look(to);
      seen[index] = after;
      const touched = new Set(siteIndex.search(...before.box));
      for (const site of touched) sites[site]?.cameras.delete(index);
      for (const site of siteIndex.search(...after.box)) {
        touched.add(site);
        sites[site]?.cameras.add(index);
      }
      for (const site of touched) sweep(sites[site] as (typeof sites)[number]);
      return performance.now() - begun;
    },
  };
}

function indexOf(boxes: readonly Box[]): Flatbush {
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return index;
}

/** Areas by depth of the site that was begun, and its gap rings, copied out of the kernel. */
function drawnGaps(kernel: Kernel) {
  const count = kernel.sweepSite(1, DEPTHS);
  const rings = kernel.gapRingCount();
  const gapStarts = kernel.gapStarts().slice(0, rings + 1);
  return {
    areas: kernel.depthAreas().slice(),
    gapStarts,
    gapXY: kernel.gapXY().slice(0, 2 * (gapStarts[rings] as number)),
    gapOuters: kernel.gapOuters().slice(0, rings),
    mended: count < 0,
  };
}
