import type { CityFrame } from "@/lib/crs/city-frame";
import type { CityCamera } from "./city-input";

/** What the engine reads of a camera's row: degrees, metres, pixels; `bearing` clockwise from true north, null where nobody recorded it. */
export type StoredCamera = {
  readonly id: string;
  readonly kind: "fixed" | "panoramic";
  readonly device: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly layer: number;
  readonly ground_z_m: number;
  readonly height_m: number;
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
  readonly width_px: number;
  readonly height_px: number;
  readonly max_range_m: number | null;
};

/** A stored camera on a city's plane, as the engine wants it. Its direction must be known: see `isJudged`. */
export function cityCamera(row: StoredCamera, frame: CityFrame): CityCamera {
  const [x, y] = frame.toLocal([row.lon, row.lat]);
  return {
    id: row.id,
    kind: row.kind,
    ...(row.device === null ? {} : { device: row.device }),
    x,
    y,
    z: row.ground_z_m + row.height_m,
    groundZ: row.ground_z_m,
    layer: row.layer,
    bearing: gridBearing(row, frame),
    tilt: row.tilt ?? 0,
    hfov: row.hfov ?? 90,
    widthPx: row.width_px,
    heightPx: row.height_px,
    ...(row.max_range_m === null ? {} : { maxRange: row.max_range_m }),
  };
}

/** Whether a camera's direction is known, or does not matter: else it covers nothing that we can judge. */
export function isJudged(row: Pick<StoredCamera, "kind" | "bearing">): boolean {
  return row.kind === "panoramic" || row.bearing !== null;
}

/** Bearing from the plane's north rather than true north: the two differ by the meridian convergence at the camera. */
function gridBearing(row: StoredCamera, frame: CityFrame): number {
  const [x, y] = frame.toLocal([row.lon, row.lat]);
  const [north, up] = frame.toLocal([row.lon, row.lat + 1e-4]);
  const convergence = (Math.atan2(north - x, up - y) * 180) / Math.PI;
  return ((row.bearing ?? 0) + convergence + 360) % 360;
}
