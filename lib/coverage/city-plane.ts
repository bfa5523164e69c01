import { type Box, boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { type CameraFrame, cameraFrame } from "./camera-frame";
import { type CameraView, viewOf } from "./camera-view";
import type { Kernel } from "./kernel/kernel";
import { ObstacleField } from "./obstacle-field";
import { layersMeet, type Prism } from "./prism";
import type { SceneCamera } from "./scene";

/** A camera as seen from one plane. Footprints are computed when first asked for, once. */
export type PlaneCamera = {
  readonly view: CameraView;
  /** By level; a level whose frame is empty is missing. */
  readonly frames: ReadonlyMap<string, CameraFrame>;
  /** Around all that lies within twice its largest reach. */
  readonly box: Box;
  readonly footprints: () => ReadonlyMap<string, MultiPolygon>;
};

/** The cameras of one layer over one target plane, found by place. */
export class CityPlane {
  /** Height of the targets, metres. */
  readonly z: number;
  private readonly kernel: Kernel;
  private readonly layer: number;
  private readonly obstacles: BoxIndex<Prism>;
  private readonly byCamera: ReadonlyMap<SceneCamera, PlaneCamera>;
  private readonly cameras: BoxIndex<PlaneCamera>;

  constructor(
    layer: number,
    z: number,
    cameras: readonly SceneCamera[],
    obstacles: BoxIndex<Prism>,
    levels: Readonly<Record<string, number>>,
    kernel: Kernel,
  ) {
    this.z = z;
    this.kernel = kernel;
    this.layer = layer;
    this.obstacles = obstacles;
    const here = cameras.flatMap((camera): (readonly [SceneCamera, PlaneCamera])[] => {
      const seen = camera.layer === layer ? this.planeCamera(camera, levels) : null;
      return seen ? [[camera, seen]] : [];
    });
    this.byCamera = new Map(here);
    this.cameras = new BoxIndex(
      here.map(([, camera]) => camera),
      ({ box }) => box,
    );
  }

  /** Cameras that have something within a box inside twice their reach. */
  near(box: Box): PlaneCamera[] {
    return this.cameras.near(box);
  }

  /** What a camera covers on this plane by level; nothing if it is of another layer, below the targets, or blind. */
  footprintsOf(camera: SceneCamera): ReadonlyMap<string, MultiPolygon> {
    return this.byCamera.get(camera)?.footprints() ?? new Map();
  }

  /** The obstacles within a box that may hide something on this plane. */
  prismsNear(box: Box): Prism[] {
    return this.obstacles.near(box).filter((prism) => layersMeet(prism.layer, this.layer));
  }

  private planeCamera(camera: SceneCamera, levels: Readonly<Record<string, number>>): PlaneCamera | null {
    const view = viewOf(camera, this.z, {});
    if (!view) return null;
    const frames = new Map<string, CameraFrame>();
    for (const [level, density] of Object.entries(levels)) {
      const frame = cameraFrame(view, density);
      if (frame) frames.set(level, frame);
    }
    if (frames.size === 0) return null;
    const reach = Math.max(...[...frames.values()].map((frame) => frame.reach));
    const { x, y } = camera;
    let known: ReadonlyMap<string, MultiPolygon> | undefined;
    return {
      view,
      frames,
      box: [x - 2 * reach, y - 2 * reach, x + 2 * reach, y + 2 * reach],
      footprints: () => {
        known ??= this.computeFootprints(view, frames);
        return known;
      },
    };
  }

  private computeFootprints(
    view: CameraView,
    frames: ReadonlyMap<string, CameraFrame>,
  ): ReadonlyMap<string, MultiPolygon> {
    const { x, y } = view.camera;
    // whatever hides part of a frame stands between it and the foot
    const foot = Float64Array.of(0, 0);
    const [west, south, east, north] = boxOf([foot, ...[...frames.values()].map(({ outline }) => outline)]);
    const prisms = this.prismsNear([x + west, y + south, x + east, y + north]);
    const seen = new ObstacleField(this.kernel, prisms).footprints(view, [...frames.values()]);
    return new Map([...frames.keys()].map((level, i) => [level, seen[i] ?? []]));
  }
}
