import type { SceneCamera } from "./scene";

/**
 * Many polygons in three arrays. Rings are open: the last corner joins the first by itself. Outer rings run counter-clockwise, holes clockwise,
 * and none cross. Coordinates are metres in the city's frame.
 */
export type FlatShapes = {
  readonly xy: Float64Array;
  /** Ring → its first corner; one more entry ends the last ring. */
  readonly rings: Uint32Array;
  /** Polygon → its first ring; one more entry ends the last polygon. */
  readonly first: Uint32Array;
};

/** Prisms in arrays; heights in metres above the datum, one of each for every polygon. */
export type FlatObstacles = FlatShapes & { readonly base: Float64Array; readonly top: Float64Array };

/** What one camera takes in `FlatCameras.numbers`. */
export const CAMERA_NUMBERS = 11;

/** Cameras in arrays: `CAMERA_NUMBERS` numbers each (see `writeCamera`), and the densities of the levels each is asked for, loosest first. */
export type FlatCameras = {
  readonly numbers: Float64Array;
  /** Pixels per metre; `levels` for each camera. */
  readonly densities: Float64Array;
  readonly levels: number;
};

/** A city on one target plane, in arrays that threads may share. */
export type FlatCity = {
  readonly obstacles: FlatObstacles;
  readonly sites: FlatShapes;
  readonly cameras: FlatCameras;
};

/** Writes a camera and the height of the plane it is asked about, metres above the datum, to a place among others. */
export function writeCamera(numbers: Float64Array, index: number, camera: SceneCamera, planeZ: number): void {
  const { x, y, z, bearing, tilt, hfov, widthPx, heightPx, maxRange, kind } = camera;
  const range = maxRange ?? Infinity;
  numbers.set(
    [x, y, z, bearing, tilt, hfov, widthPx, heightPx, range, kind === "fixed" ? 0 : 1, planeZ],
    index * CAMERA_NUMBERS,
  );
}

/** Reads what `writeCamera` wrote. */
export function readCamera(numbers: Float64Array, index: number): { readonly camera: SceneCamera; planeZ: number } {
  const from = index * CAMERA_NUMBERS;
  const [x, y, z, bearing, tilt, hfov, widthPx, heightPx, range, kind, planeZ] = numbers.subarray(
    from,
    from + CAMERA_NUMBERS,
  ) as unknown as [number, number, number, number, number, number, number, number, number, number, number];
  return {
    camera: {
      id: String(index),
      kind: kind === 0 ? "fixed" : "panoramic",
      x,
      y,
      z,
      layer: 0,
      bearing,
      tilt,
      hfov,
      widthPx,
      heightPx,
      ...(range === Infinity ? {} : { maxRange: range }),
    },
    planeZ,
  };
}
