import { type Box, boxOf } from "@/lib/geometry/box";
import type { BoxIndex } from "@/lib/geometry/box-index";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { type CameraFrame, cameraFrame } from "./camera-frame";
import { type CameraView, viewOf } from "./camera-view";
import type { CityCamera } from "./city-input";
import type { Kernel } from "./kernel/kernel";
import { ObstacleField } from "./obstacle-field";
import { layersMeet, type Prism } from "./prism";

/** What a camera covers by level, in metres about its own foot. */
export type Footprints = ReadonlyMap<string, MultiPolygon>;

/** What a camera would cover by level if nothing stood in its way, about its own foot; a level at which it covers nothing is missing. */
export type Frames = ReadonlyMap<string, CameraFrame>;

/** A camera over one target plane, whatever stands there. Boxes are on the city's plane, metres. */
export type CameraPose = {
  readonly camera: CityCamera;
  readonly view: CameraView;
  /** By level, about the camera's foot; a level whose frame is empty is missing. */
  readonly frames: Frames;
  /** Around all that it may cover, and its foot. */
  readonly box: Box;
  /** Around all that lies within twice its largest reach. */
  readonly wideBox: Box;
};

/** A camera over one target plane, with what it covers there. */
export type SightedCamera = CameraPose & { readonly footprints: () => Footprints };

/**
 * What a camera has in frame over a target plane at `planeZ` metres; null if it is below the targets or reaches nothing.
 * @param levels - Name → pixels per metre.
 */
export function cameraPose(
  camera: CityCamera,
  planeZ: number,
  levels: Readonly<Record<string, number>>,
): CameraPose | null {
  const view = viewOf(camera, planeZ, {});
  if (!view) return null;
  const frames = framesOf(view, levels);
  return frames.size === 0 ? null : { camera, view, frames, ...boxesOf(camera, frames) };
}

function framesOf(view: CameraView, levels: Readonly<Record<string, number>>): Frames {
  const frames = new Map<string, CameraFrame>();
  for (const [level, density] of Object.entries(levels)) {
    const frame = cameraFrame(view, density);
    if (frame) frames.set(level, frame);
  }
  return frames;
}

/** The boxes of a camera that has something in frame. */
function boxesOf({ x, y }: CityCamera, frames: Frames): Pick<CameraPose, "box" | "wideBox"> {
  const reach = Math.max(...[...frames.values()].map((frame) => frame.reach));
  // whatever hides part of a frame stands between it and the foot
  const [west, south, east, north] = boxOf([
    Float64Array.of(0, 0),
    ...[...frames.values()].map(({ outline }) => outline),
  ]);
  return {
    box: [x + west, y + south, x + east, y + north],
    wideBox: [x - 2 * reach, y - 2 * reach, x + 2 * reach, y + 2 * reach],
  };
}

/** The obstacles that may hide something of what a camera has in frame. */
export function prismsInSight<T extends Prism>(obstacles: BoxIndex<T>, { layer }: CityCamera, box: Box): T[] {
  return obstacles.near(box).filter((prism) => layersMeet(prism.layer, layer));
}

/** What a camera covers among obstacles, about its foot: neither the city's plane nor a neighbour has a part in the digits. */
export function footprintsAmong(
  kernel: Kernel,
  view: CameraView,
  frames: Frames,
  prisms: readonly Prism[],
): Footprints {
  const seen = new ObstacleField(kernel, prisms).footprintsAboutFoot(view, [...frames.values()]);
  return new Map([...frames.keys()].map((level, i) => [level, seen[i] ?? []]));
}
