import type { Ring } from "@/lib/geometry/polygon";
import { turn } from "@/lib/geometry/turn";
import type { CameraView } from "./camera-view";
import { CLEAR_RADIUS_M } from "./kernel/near-obstacles";
import type { SightTarget } from "./point-sight";
import { layersMeet, type Prism } from "./prism";

/** An obstacle that a sight line crosses, seen from above. Distances over the ground from the camera, heights above the city's datum; metres. */
export type ProfileCrossing = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly top: number;
  /** Height of the sight line where it comes over the obstacle's ground and where it leaves it; it falls in between. */
  readonly lineFrom: number;
  readonly lineTo: number;
  /** Whether it hides the target. */
  readonly blocks: boolean;
  /** How far the line passes over the top or beneath the base; negative where it blocks: as much would have to come off its top. */
  readonly clearance: number;
};

/**
 * All that stands on the line from a camera to a target, nearest first, whether it hides the target or not: condition 5 of docs/geometry/scene.md
 * by heights along the line. `blocksSight` answers the same by shadows on the target plane.
 *
 * @param prisms - Those near the line; they may be more.
 */
export function sightProfile(
  { camera, drop }: CameraView,
  { x, y, layer }: SightTarget,
  prisms: readonly Prism[],
): ProfileCrossing[] {
  const distance = Math.hypot(x - camera.x, y - camera.y);
  const clear = CLEAR_RADIUS_M / distance;
  return prisms
    .filter((prism) => layersMeet(prism.layer, layer))
    .flatMap(({ id, base, top, rings }) =>
      sharesWithin(rings, camera.x, camera.y, x, y).flatMap(([first, last]): ProfileCrossing[] => {
        const [from, to] = [Math.max(first, clear), Math.min(last, 1)];
        if (!(from < to)) return [];
        const [lineFrom, lineTo] = [camera.z - from * drop, camera.z - to * drop];
        const blocks = lineTo < top && lineFrom > base;
        const clearance = blocks ? lineTo - top : Math.max(lineTo - top, base - lineFrom);
        return [{ id, from: from * distance, to: to * distance, base, top, lineFrom, lineTo, blocks, clearance }];
      }),
    )
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
}

/** Where the straight line through a and b runs inside rings, as shares of the way from a to b; they may lie outside 0…1. */
function sharesWithin(rings: readonly Ring[], ax: number, ay: number, bx: number, by: number): [number, number][] {
  const shares: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [px, py, qx, qy] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      if (turn(ax, ay, bx, by, px, py) > 0 === turn(ax, ay, bx, by, qx, qy) > 0) continue;
      const [before, behind] = [turn(px, py, qx, qy, ax, ay), turn(px, py, qx, qy, bx, by)];
      if (before !== behind) shares.push(before / (before - behind));
    }
  }
  shares.sort((a, b) => a - b);
  return Array.from({ length: shares.length >> 1 }, (_, i) => [shares[2 * i] as number, shares[2 * i + 1] as number]);
}
