/**
 * A pinhole camera as a ray tracer has it: a place, three axes, and pixels behind a hole. It knows no tilt formula and no density formula;
 * whatever is asked of it is found by sending rays through pixels. Metres, x east, y north, z up; pixels from the picture's middle.
 */
export type Vector = readonly [x: number, y: number, z: number];

export type Pinhole = {
  readonly at: Vector;
  /** Unit vectors: along the optical axis, to the right and downwards in the picture. */
  readonly axis: Vector;
  readonly right: Vector;
  readonly down: Vector;
  /** Pixels between the hole and the picture. */
  readonly focalPx: number;
};

export type Pose = {
  readonly at: Vector;
  readonly bearing: number;
  readonly tilt: number;
  readonly hfov: number;
  readonly widthPx: number;
};

/** A camera that looks north along the horizon, tilted about its right axis and then turned about the vertical, by matrices. Degrees. */
export function pinhole({ at, bearing, tilt, hfov, widthPx }: Pose): Pinhole {
  const turn = multiplied(aboutVertical(bearing), aboutEast(-tilt));
  return {
    at,
    axis: applied(turn, [0, 1, 0]),
    right: applied(turn, [1, 0, 0]),
    down: applied(turn, [0, 0, -1]),
    focalPx: widthPx / 2 / Math.tan((hfov * Math.PI) / 360),
  };
}

/** The direction in which a pixel looks. */
export function rayThrough(camera: Pinhole, column: number, row: number): Vector {
  return sum(sum(scaled(camera.axis, camera.focalPx), scaled(camera.right, column)), scaled(camera.down, row));
}

/** Where a ray meets the plane through a point with a normal; null where it runs along the plane or away from it. */
export function meetingPoint(from: Vector, ray: Vector, point: Vector, normal: Vector): Vector | null {
  const along = dot(ray, normal);
  if (along === 0) return null;
  const times = dot(difference(point, from), normal) / along;
  return times > 0 ? sum(from, scaled(ray, times)) : null;
}

export const difference = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const length = (a: Vector): number => Math.hypot(...a);
const sum = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

type Matrix = readonly [Vector, Vector, Vector];

const applied = (rows: Matrix, a: Vector): Vector => [dot(rows[0], a), dot(rows[1], a), dot(rows[2], a)];

function multiplied(a: Matrix, b: Matrix): Matrix {
  const column = (i: 0 | 1 | 2): Vector => [b[0][i], b[1][i], b[2][i]];
  const row = (of: Vector): Vector => [dot(of, column(0)), dot(of, column(1)), dot(of, column(2))];
  return [row(a[0]), row(a[1]), row(a[2])];
}

/** Turns clockwise as seen from above. */
function aboutVertical(degrees: number): Matrix {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [
    [cos, sin, 0],
    [-sin, cos, 0],
    [0, 0, 1],
  ];
}

/** Turns north upwards. */
function aboutEast(degrees: number): Matrix {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [
    [1, 0, 0],
    [0, cos, -sin],
    [0, sin, cos],
  ];
}
