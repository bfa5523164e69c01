import type { Ring } from "./polygon";

/** Bits of the grid across the drawing: 2^-40 of 500 m is half a nanometre. The rest of a double's 53 bits is room for sums. */
const BITS = 40;
/** Bits kept for a coordinate in the caller's frame, so that grid points are doubles there too. */
const FRAME_BITS = 51;

/** A grid on which corners are rounded: a point is `(origin + whole number) × step`, exactly. `step` is a power of two, in metres. */
export type SnapGrid = { readonly step: number; readonly originX: number; readonly originY: number };

/**
 * The grid for some rings: fine enough that rounding moves a corner by 2^-41 of their extent, at most.
 * @param asked - The step to use instead.
 */
export function snapGrid(rings: readonly Ring[], asked?: number): SnapGrid {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const x = ring[i] as number;
      const y = ring[i + 1] as number;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  const extent = Math.max(east - west, north - south);
  if (!(extent > 0)) return { step: asked ?? 1, originX: 0, originY: 0 };
  if (!Number.isFinite(extent)) throw new RangeError(`coordinates must be finite, got ${[west, south, east, north]}`);
  const farthest = Math.max(Math.abs(west), Math.abs(south), Math.abs(east), Math.abs(north));
  const step = asked ?? 2 ** Math.max(exponent(extent) - BITS, exponent(farthest) - FRAME_BITS);
  return { step, originX: Math.round((west + east) / 2 / step), originY: Math.round((south + north) / 2 / step) };
}

function exponent(value: number): number {
  return Math.ceil(Math.log2(value));
}
