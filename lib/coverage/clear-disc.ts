import { distanceToRings } from "@/lib/geometry/distance-to-rings";
import { overlay } from "@/lib/geometry/overlay";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { Ring } from "@/lib/geometry/polygon";
import { reversed } from "@/lib/geometry/reversed";
import { CLEAR_RADIUS_M, CLEAR_SIDES } from "./kernel/near-obstacles";

/** How a camera's foot, at the origin, lies to an obstacle's ground. */
export type FootPlace = { readonly inside: boolean; readonly distance: number };

/** Where the foot of a camera lies: inside an obstacle's ground or not, and how far from its border, metres. */
export function footPlace(rings: readonly Ring[]): FootPlace {
  return { inside: pointInRings(0, 0, rings), distance: distanceToRings(0, 0, rings) };
}

/**
 * An obstacle's ground without the disc about the camera's foot, which is the origin.
 * Corners where a wall leaves the disc lie on the circle itself, as a shadow magnifies what is wrong with them.
 */
export function clearDisc(rings: readonly Ring[], { inside, distance }: FootPlace): readonly Ring[] {
  if (distance >= CLEAR_RADIUS_M) return inside ? [...rings, reversed(disc([]))] : rings;
  const laid = overlay(
    [
      { channel: 0, rings },
      { channel: 1, rings: [disc(exits(rings))] },
    ],
    2,
  );
  return laid.region((cover, at) => (cover[at] as number) > 0 && (cover[at + 1] as number) <= 0).flat();
}

type Corner = { readonly angle: number; readonly x: number; readonly y: number };

function disc(extra: readonly Corner[]): Ring {
  const corners: Corner[] = [...extra];
  for (let i = 0; i < CLEAR_SIDES; i++) {
    const angle = (2 * Math.PI * i) / CLEAR_SIDES - Math.PI;
    corners.push({ angle, x: CLEAR_RADIUS_M * Math.cos(angle), y: CLEAR_RADIUS_M * Math.sin(angle) });
  }
  corners.sort((a, b) => a.angle - b.angle);
  const [first] = corners as [Corner];
  return Float64Array.from([...corners, first].flatMap(({ x, y }) => [x, y]));
}

/** Where edges cross the circle. */
function exits(rings: readonly Ring[]): Corner[] {
  return rings.flatMap((ring) => {
    const found: Corner[] = [];
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay] = [ring[i] as number, ring[i + 1] as number];
      const dx = (ring[i + 2] as number) - ax;
      const dy = (ring[i + 3] as number) - ay;
      const square = dx * dx + dy * dy;
      if (square === 0) continue;
      const middle = -(ax * dx + ay * dy) / square;
      const height = (ax * dy - ay * dx) ** 2 / square;
      if (height >= CLEAR_RADIUS_M ** 2) continue;
      const half = Math.sqrt((CLEAR_RADIUS_M ** 2 - height) / square);
      for (const share of [middle - half, middle + half]) {
        if (share <= 0 || share >= 1) continue;
        const [x, y] = [ax + share * dx, ay + share * dy];
        found.push({ angle: Math.atan2(y, x), x, y });
      }
    }
    return found;
  });
}
