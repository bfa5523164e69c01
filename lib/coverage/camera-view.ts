import { cosSin } from "@/lib/geometry/exact-angle";
import type { XY } from "@/lib/geometry/polygon";
import type { Scene, SceneCamera } from "./scene";

/** What a whole scene demands of every camera, beyond a density. */
export type SceneDemands = Pick<Scene, "minVerticalRatio" | "maxDepression">;

/**
 * A camera above a target plane, with the figures that every test of a point needs. Angles become cosines and tangents; lengths are metres.
 * @see docs/geometry/scene.md for the meaning of each.
 */
export type CameraView = {
  readonly camera: SceneCamera;
  /** Height of the target plane: kept, as camera and drop would give it back with a rounding, and a wall just as high as the targets hides nothing. */
  readonly planeZ: number;
  /** Height of the camera above the plane, > 0. */
  readonly drop: number;
  /** Unit vector of the bearing, x east and y north. */
  readonly forward: XY;
  readonly cosTilt: number;
  readonly sinTilt: number;
  /** tan(hfov / 2) and tan(vfov / 2). */
  readonly tanH: number;
  readonly tanV: number;
  /** Focal length in pixels. */
  readonly focalPx: number;
  /** Least ρv as a part of the density asked for; 0 where it is not asked. */
  readonly verticalRatio: number;
  /** Ground distance nearer than which `maxDepression` is broken; -Infinity where it is not asked. */
  readonly nearest: number;
};

/** The view of a camera on a plane at height `planeZ`, or null for a camera that is not above it: it covers nothing. */
export function viewOf(camera: SceneCamera, planeZ: number, demands: SceneDemands): CameraView | null {
  const drop = camera.z - planeZ;
  if (!(drop > 0)) return null;
  const [north, east] = cosSin(camera.bearing);
  const [cosTilt, sinTilt] = cosSin(camera.tilt);
  const tanH = Math.tan((camera.hfov / 2) * (Math.PI / 180));
  return {
    camera,
    planeZ,
    drop,
    forward: [east, north],
    cosTilt,
    sinTilt,
    tanH,
    tanV: (camera.heightPx / camera.widthPx) * tanH,
    focalPx: camera.widthPx / (2 * tanH),
    verticalRatio: demands.minVerticalRatio ?? 0,
    nearest: nearestAllowed(drop, demands.maxDepression),
  };
}

function nearestAllowed(drop: number, maxDepression: number | undefined): number {
  if (maxDepression === undefined) return -Infinity;
  const [cos, sin] = cosSin(maxDepression);
  return (drop * cos) / sin;
}
