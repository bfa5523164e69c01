import { METRES_PER_DEGREE } from "@/lib/crs/metres-per-degree";
/** Where a camera stands and looks: degrees; bearing clockwise from true north, null where it looks nowhere in particular. */
export type HandlePose = {
  readonly lon: number;
  readonly lat: number;
  readonly bearing: number | null;
  /** Degrees downwards; left out where it stays. */
  readonly tilt?: number;
};

type LonLat = readonly [lon: number, lat: number];

/** Cameras look no steeper down, or up, than this, degrees. */
export const STEEPEST_TILT = 90;

const RADIANS = Math.PI / 180;
/** Places are kept to a centimetre, angles to a tenth of a degree: what is shown is what is saved. */
const PLACES = 1e7;
const TENTHS = 10;

/** A place no farther than so many metres from where a camera stands, on the way to another; to a centimetre. */
export function heldWithin(from: HandlePose, [lon, lat]: LonLat, mostM: number): { lon: number; lat: number } {
  const [east, north] = metresFrom(from, [lon, lat]);
  const share = Math.min(1, mostM / Math.max(1e-9, Math.hypot(east, north)));
  return {
    lon: Math.round((from.lon + share * (lon - from.lon)) * PLACES) / PLACES,
    lat: Math.round((from.lat + share * (lat - from.lat)) * PLACES) / PLACES,
  };
}

/** The bearing from a camera to a place, degrees clockwise from true north, to a tenth. */
export function bearingTo(pose: HandlePose, place: LonLat): number {
  const [east, north] = metresFrom(pose, place);
  return wholeTurn(Math.atan2(east, north) / RADIANS);
}

/** How far along a camera's bearing a place is, metres; less than nothing behind it. */
export function metresAhead(pose: HandlePose, place: LonLat): number {
  const [east, north] = metresFrom(pose, place);
  const [sin, cos] = [Math.sin((pose.bearing ?? 0) * RADIANS), Math.cos((pose.bearing ?? 0) * RADIANS)];
  return east * sin + north * cos;
}

/** The place so many metres along a camera's bearing. */
export function placeAhead({ lon, lat, bearing }: HandlePose, metres: number): [lon: number, lat: number] {
  const [sin, cos] = [Math.sin((bearing ?? 0) * RADIANS), Math.cos((bearing ?? 0) * RADIANS)];
  const width = METRES_PER_DEGREE * Math.cos(lat * RADIANS);
  return [lon + (metres * sin) / width, lat + (metres * cos) / METRES_PER_DEGREE];
}

/** A bearing within a turn, to a tenth of a degree. */
export function wholeTurn(degrees: number): number {
  return (Math.round((((degrees % 360) + 360) % 360) * TENTHS) % (360 * TENTHS)) / TENTHS;
}

/** A tilt that a camera can have, to a tenth of a degree. */
export function wholeTilt(degrees: number): number {
  return Math.round(Math.min(STEEPEST_TILT, Math.max(-STEEPEST_TILT, degrees)) * TENTHS) / TENTHS;
}

/** East and north of a camera, metres. */
function metresFrom({ lon, lat }: HandlePose, [toLon, toLat]: LonLat): readonly [east: number, north: number] {
  return [(toLon - lon) * METRES_PER_DEGREE * Math.cos(lat * RADIANS), (toLat - lat) * METRES_PER_DEGREE];
}
