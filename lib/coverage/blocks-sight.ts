import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { Ring } from "@/lib/geometry/polygon";
import { turn } from "@/lib/geometry/turn";
import { CLEAR_RADIUS_M } from "./kernel/near-obstacles";
import type { Prism } from "./prism";
import { throwOf } from "./prism-shadow";

type Camera = { readonly x: number; readonly y: number; readonly z: number };

/** Whether a prism hides a point of the target plane at `planeZ` from a camera above it. For one point; whole shadows come from `prismShadow`. */
export function blocksSight(prism: Prism, camera: Camera, x: number, y: number, planeZ: number): boolean {
  const factors = throwOf(prism, camera.z, planeZ);
  if (!factors) return false;
  const [dx, dy] = [x - camera.x, y - camera.y];
  // the part of the sight line, seen from above, that runs between base and top and outside the clear disc
  const nearest = Math.max(1 / factors.top, CLEAR_RADIUS_M / Math.hypot(dx, dy));
  const farthest = 1 / factors.base;
  if (!(nearest < farthest)) return false;
  const [ax, ay] = [camera.x + nearest * dx, camera.y + nearest * dy];
  const [bx, by] = [camera.x + farthest * dx, camera.y + farthest * dy];
  return pointInRings(bx, by, prism.rings) || crossesRings(ax, ay, bx, by, prism.rings);
}

function crossesRings(ax: number, ay: number, bx: number, by: number, rings: readonly Ring[]): boolean {
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [px, py, qx, qy] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      if (turn(ax, ay, bx, by, px, py) > 0 === turn(ax, ay, bx, by, qx, qy) > 0) continue;
      if (turn(px, py, qx, qy, ax, ay) > 0 !== turn(px, py, qx, qy, bx, by) > 0) return true;
    }
  }
  return false;
}
