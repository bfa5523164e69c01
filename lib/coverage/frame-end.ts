/** What of a fixed camera decides how far along its bearing it sees: degrees, pixels, metres. */
export type SightedLens = {
  /** Downwards from the horizontal. */
  readonly tilt: number;
  /** Full horizontal angle of view. */
  readonly hfov: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Height of the lens above the target plane, > 0. */
  readonly drop: number;
  /** Ground distance beyond which nothing is seen; null: no limit. */
  readonly maxRange: number | null;
};

const RADIANS = Math.PI / 180;
/** Tilts are kept to a tenth of a degree: what is shown is what is saved. */
const TENTHS = 10;
/** Straight down; farther a camera looks behind itself. */
const STEEPEST = 90;

/**
 * Where a camera's sight along its bearing ends, metres over the ground from its foot: where the upper edge of its frame meets the target plane,
 * drop / tan(tilt − vfov / 2), or nearer where it is no longer dense enough or out of range. 0 where it ends behind the camera.
 *
 * @param density - The least that counts, pixels per metre. Source: docs/geometry/scene.md, "In frame" and "Dense enough".
 */
export function frameEnd(lens: SightedLens, density: number): number {
  const { tilt, hfov, widthPx, drop, maxRange } = lens;
  const below = tilt - halfHeight(lens);
  const edge = below > 0 ? drop / Math.tan(below * RADIANS) : Number.POSITIVE_INFINITY;
  const deepest = widthPx / (2 * Math.tan((hfov / 2) * RADIANS) * density);
  const [sin, cos] = [Math.sin(tilt * RADIANS), Math.cos(tilt * RADIANS)];
  const dense = cos > 1e-9 ? (deepest - drop * sin) / cos : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(edge, dense, maxRange ?? Number.POSITIVE_INFINITY));
}

/**
 * The tilt at which the upper edge of a camera's frame meets the target plane at a ground distance: atan(drop / metres) + vfov / 2, degrees downwards, to a
 * tenth and no steeper than straight down.
 *
 * @param metres - From the camera's foot along its bearing, > 0.
 */
export function tiltToEnd(lens: SightedLens, metres: number): number {
  const tilt = Math.atan2(lens.drop, metres) / RADIANS + halfHeight(lens);
  return Math.min(STEEPEST, Math.round(tilt * TENTHS) / TENTHS);
}

/** Half of the vertical angle of view, degrees: pixels are square. */
function halfHeight({ hfov, widthPx, heightPx }: SightedLens): number {
  return Math.atan((heightPx / widthPx) * Math.tan((hfov / 2) * RADIANS)) / RADIANS;
}
