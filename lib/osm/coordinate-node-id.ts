import type { LonLat } from "@/lib/crs/lon-lat";

/** OSM keeps seven decimals of a degree. */
const STEPS_PER_DEGREE = 1e7;
const HALF = 2 ** 26;

/**
 * A stand-in for a node id where a file has none: a negative whole number that is the same for the same coordinates in every file.
 * Two places share one by chance about once in 10^15 pairs.
 */
export function coordinateNodeId([lon, lat]: LonLat): number {
  const x = Math.round(lon * STEPS_PER_DEGREE);
  const y = Math.round(lat * STEPS_PER_DEGREE);
  return -(1 + (mixed(x, y, 0x9e3779b1) % HALF) * HALF + (mixed(y, x, 0x85ebca77) % HALF));
}

/** 32 well-stirred bits of two whole numbers (the finishing steps of MurmurHash3). */
function mixed(a: number, b: number, seed: number): number {
  let bits = Math.imul(a ^ seed, 0xcc9e2d51);
  bits = Math.imul((bits << 15) | (bits >>> 17), 0x1b873593) ^ Math.imul(b, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
