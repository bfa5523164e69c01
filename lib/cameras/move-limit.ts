import type { LonLat } from "@/lib/crs/lon-lat";

/** How far a camera moves at a time, metres: what is farther is a slip, two numbers changed round, say. Ours. */
export const MOST_MOVE_M = 2_000;

/** Metres to a degree of latitude, to a hundredth. */
const METRES_PER_DEGREE = 111_000;

/** Whether a camera may go from one place to another in one change; false for what is no place. */
export function isWithinMove(from: LonLat, to: LonLat): boolean {
  const east = (to[0] - from[0]) * METRES_PER_DEGREE * Math.cos((from[1] * Math.PI) / 180);
  const north = (to[1] - from[1]) * METRES_PER_DEGREE;
  return Math.hypot(east, north) <= MOST_MOVE_M;
}
