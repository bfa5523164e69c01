import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { Ring } from "@/lib/geometry/polygon";
import { turn } from "@/lib/geometry/turn";
import { CLEAR_RADIUS_M } from "./kernel/near-obstacles";
import type { Prism } from "./prism";
import { throwOf } from "./prism-shadow";

type Camera = { readonly x: number; readonly y: number; readonly z: number };

/** Whether a prism hides a point of the target plane at `planeZ` from a camera above it. For one point; whole shadows come from `prismShadow`. */
export function blocksSight(prism: Prism, camera: Camera, x: number, y: number, planeZ: number): boolean {
  const ends = stretchWithin(prism, camera, x, y, planeZ);
  if (!ends) return false;
  return pointInRings(ends.bx, ends.by, prism.rings) || crossing(ends, prism.rings, 1) <= 1;
}

/**
 * Where a sight line first meets a prism that hides its end.
 * @returns The ground distance from the camera as a share of the whole, 0…1; null where the prism hides nothing.
 */
export function meetingShare(prism: Prism, camera: Camera, x: number, y: number, planeZ: number): number | null {
  const ends = blocksSight(prism, camera, x, y, planeZ) && stretchWithin(prism, camera, x, y, planeZ);
  if (!ends) return null;
  const { from, to } = ends;
  if (pointInRings(ends.ax, ends.ay, prism.rings)) return from;
  return from + (to - from) * Math.min(1, crossing(ends, prism.rings, 0));
}

/** A part of a sight line: shares of its ground distance, and the places there. */
type Ends = Readonly<Record<"from" | "to" | "ax" | "ay" | "bx" | "by", number>>;

/** The part of a sight line, seen from above, that runs between base and top and outside the clear disc; null for none. */
function stretchWithin(prism: Prism, camera: Camera, x: number, y: number, planeZ: number): Ends | null {
  const factors = throwOf(prism, camera.z, planeZ);
  if (!factors) return null;
  const [dx, dy] = [x - camera.x, y - camera.y];
  const from = Math.max(1 / factors.top, CLEAR_RADIUS_M / Math.hypot(dx, dy));
  const to = 1 / factors.base;
  if (!(from < to)) return null;
  const [ax, ay] = [camera.x + from * dx, camera.y + from * dy];
  return { from, to, ax, ay, bx: camera.x + to * dx, by: camera.y + to * dy };
}

/**
 * Where a stretch first crosses the sides of rings, as a share of it; Infinity where it crosses none.
 * @param enough - The first crossing found at this share or before it will do.
 */
function crossing({ ax, ay, bx, by }: Ends, rings: readonly Ring[], enough: number): number {
  let first = Infinity;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [px, py, qx, qy] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      if (turn(ax, ay, bx, by, px, py) > 0 === turn(ax, ay, bx, by, qx, qy) > 0) continue;
      const [before, behind] = [turn(px, py, qx, qy, ax, ay), turn(px, py, qx, qy, bx, by)];
      if (before > 0 === behind > 0) continue;
      first = Math.min(first, before / (before - behind));
      if (first <= enough) return first;
    }
  }
  return first;
}
