import { cameraFrame } from "@/lib/coverage/camera-frame";
import { viewOf } from "@/lib/coverage/camera-view";
import { coverGround } from "@/lib/coverage/cover-ground";
import { footprint, shadowsFrom } from "@/lib/coverage/footprint";
import { type Prism, prismOf } from "@/lib/coverage/prism";
import { type Box, boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { moved } from "@/lib/geometry/moved";
import type { MultiPolygon, Polygon, Ring } from "@/lib/geometry/polygon";
import { totalArea } from "@/lib/geometry/ring-area";
import { type PosedCamera, TARGET_HEIGHT_M } from "./city/camera-poses";
import type { BenchScene } from "./city/raise-city";
import type { SitePeer } from "./peers/site-case";
import type { FootprintCase } from "./peers/visibility-polygon";
import { allShapes, shapeAt } from "./scene-polygons";

/*
 * The one place where measurements call the product's engine, so that they measure whatever engine the product has.
 */

/** What one pass over a city gave. */
export type CityRun = {
  /** Wall time from the inputs in memory to areas and gap polygons in memory, milliseconds. */
  readonly ms: number;
  readonly footprintCorners: number;
  readonly gapRings: number;
  readonly areaM2: number;
  readonly coveredM2: number;
};

/** An engine that holds a city. */
export type CityEngine = {
  /** Every footprint, every site's areas by depth, and its gaps. */
  readonly run: () => Promise<CityRun>;
  /** Moves a camera, computes its footprint, and computes every site again that it touched or touches now. @returns wall time, milliseconds */
  readonly move: (index: number, to: PosedCamera) => number;
  readonly close: () => Promise<void>;
};

/** Our side of the site step: areas and gap polygons. */
export const ourSites: SitePeer = {
  name: "ours",
  prepare: ({ ground, footprints }) => {
    const cameras = footprints.map((polygons) => ({ polygons }));
    return () => coverGround(ground, cameras).gapArea;
  },
};

/** Which walls a camera is given: those of obstacles within reach all round, or those in the box around its frame and its foot. */
export type WallsFetched = "all-round" | "in-frame";

/** The footprints of a scene's cameras, one at a time. */
export class Footprints {
  private readonly scene: BenchScene;
  private readonly prisms: BoxIndex<Prism>;

  constructor(scene: BenchScene) {
    this.scene = scene;
    this.prisms = new BoxIndex(prismsOf(scene), ({ box }) => box);
  }

  /** What a camera covers, in the scene's frame. */
  of(index: number): MultiPolygon {
    return this.from(this.scene.cameras[index] as PosedCamera);
  }

  from({ camera, density }: PosedCamera): MultiPolygon {
    const view = viewOf(camera, TARGET_HEIGHT_M, {});
    const frame = view && cameraFrame(view, density);
    if (!view || !frame) return [];
    const near = this.prisms.near(boxAround(camera.x, camera.y, frame.outline));
    return footprint(view, frame, shadowsFrom(view, near, frame.reach));
  }

  /** Area of a camera's footprint, m². */
  areaOf(index: number): number {
    return totalArea(this.of(index));
  }

  /** What a camera would see without walls, and the rings of the obstacles that may hide some of it. */
  caseOf(index: number, walls: WallsFetched): FootprintCase {
    const { camera, density } = this.scene.cameras[index] as PosedCamera;
    const view = viewOf(camera, TARGET_HEIGHT_M, {});
    const frame = view && cameraFrame(view, density);
    if (!frame) throw new RangeError(`camera ${camera.id} has nothing in frame`);
    const { x, y } = camera;
    const { outline, reach } = frame;
    const box: Box = walls === "in-frame" ? boxAround(x, y, outline) : [x - reach, y - reach, x + reach, y + reach];
    const near = this.prisms.near(box);
    return { x, y, frame: moved(outline, x, y), walls: near.flatMap(({ rings }) => rings) };
  }
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

/** The engine with a city in it, on so many workers. */
export async function cityEngine(_workers: number, scene: BenchScene): Promise<CityEngine> {
  const footprints = new Footprints(scene);
  const grounds = allShapes(scene.sites);
  const seen: MultiPolygon[] = [];
  const gapsOf = (ground: Polygon, near: readonly MultiPolygon[]) =>
    coverGround(
      ground,
      near.map((polygons) => ({ polygons })),
    );
  const indexed = (polygons: readonly MultiPolygon[]) =>
    new BoxIndex(
      polygons.filter((one) => one.length > 0),
      (one) => boxOf(one.flat()),
    );
  return {
    run: async () => {
      const begun = performance.now();
      for (let i = 0; i < scene.cameras.length; i++) seen[i] = footprints.of(i);
      const index = indexed(seen);
      const sites = grounds.map((ground) => gapsOf(ground, index.near(boxOf(ground))));
      return {
        ms: performance.now() - begun,
        footprintCorners: seen.flat(2).reduce((sum, ring) => sum + ring.length / 2 - 1, 0),
        gapRings: sites.reduce((sum, { gaps }) => sum + gaps.flatMap(({ polygon }) => polygon).length, 0),
        areaM2: sites.reduce((sum, { area }) => sum + area, 0),
        coveredM2: sites.reduce((sum, { coveredArea }) => sum + coveredArea, 0),
      };
    },
    move: (index, to) => {
      const begun = performance.now();
      const before = seen[index] ?? [];
      const after = footprints.from(to);
      seen[index] = after;
      const touched = boxOf([...before, ...after].flat());
      const all = indexed(seen);
      for (let site = 0; site < grounds.length; site++) {
        const ground = shapeAt(scene.sites, site);
        const box = boxOf(ground);
        if (box[0] <= touched[2] && touched[0] <= box[2] && box[1] <= touched[3] && touched[1] <= box[3])
          gapsOf(ground, all.near(box));
      }
      return performance.now() - begun;
    },
    close: async () => undefined,
  };
}
