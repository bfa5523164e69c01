/** A camera as its tile tells it. Heights in metres above the ground it stands on, angles in degrees; null where nobody recorded them. */
export type SeenCamera = {
  readonly number: number;
  readonly lon: number;
  readonly lat: number;
  readonly height: number;
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Ground distance, metres. */
  readonly maxRange: number | null;
};

/** A point in space: degrees, and metres above the ground. */
export type SpacePoint = readonly [lon: number, lat: number, z: number];

/** The four corners of the frame at the end of sight, from the lower left clockwise as the camera sees them. */
export type ViewVolume = { readonly apex: SpacePoint; readonly corners: readonly SpacePoint[] };

const RADIANS = Math.PI / 180;
/** Metres in a degree of latitude; good to 0.6 % anywhere, for the picture alone. */
const METRES_PER_DEGREE = 111_132;
/** Height at which a person is looked for, metres; as in the computation. */
const TARGET_M = 1.6;

/**
 * The pyramid a fixed camera looks into: from its lens along the corners of its frame, down to the target height or out to
 * where a metre takes `pixelsPerMetre`, or to its range. Null where the direction or the lens is not known, or the camera sees all round.
 *
 * @see docs/geometry/scene.md, "In frame" and "Dense enough".
 */
export function viewVolume(camera: SeenCamera, pixelsPerMetre: number): ViewVolume | null {
  const { bearing, tilt, hfov, height } = camera;
  if (bearing === null || tilt === null || hfov === null) return null;
  const across = Math.tan((hfov / 2) * RADIANS);
  const up = (camera.heightPx / camera.widthPx) * across;
  const deepest = camera.widthPx / (2 * across) / pixelsPerMetre;
  const [sin, cos] = [Math.sin(tilt * RADIANS), Math.cos(tilt * RADIANS)];
  const corners = [
    [-across, -up],
    [-across, up],
    [across, up],
    [across, -up],
  ].map(([u = 0, v = 0]) => {
    // One step along the ray goes one metre deep, `forward` and `u` over the ground, and `fall` down.
    const forward = cos + v * sin;
    const fall = sin - v * cos;
    const toTarget = fall > 0 ? Math.max(0, height - TARGET_M) / fall : Number.POSITIVE_INFINITY;
    const toRange = camera.maxRange === null ? Number.POSITIVE_INFINITY : camera.maxRange / Math.hypot(forward, u);
    const depth = Math.min(deepest, toTarget, toRange);
    return moved(camera, bearing, depth * forward, depth * u, height - depth * fall);
  });
  return { apex: [camera.lon, camera.lat, height], corners };
}

function moved({ lon, lat }: SeenCamera, bearing: number, forward: number, right: number, z: number): SpacePoint {
  const [sin, cos] = [Math.sin(bearing * RADIANS), Math.cos(bearing * RADIANS)];
  const east = forward * sin + right * cos;
  const north = forward * cos - right * sin;
  return [lon + east / (METRES_PER_DEGREE * Math.cos(lat * RADIANS)), lat + north / METRES_PER_DEGREE, z];
}
