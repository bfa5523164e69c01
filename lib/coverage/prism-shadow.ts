import type { Ring } from "@/lib/geometry/polygon";
import { turn } from "@/lib/geometry/turn";
import { clearDisc, footPlace } from "./clear-disc";
import { CLEAR_RADIUS_M } from "./kernel/near-obstacles";
import type { Prism } from "./prism";

/** How far the planes of a prism are thrown from a camera's foot on the target plane: factors ≥ 1, `top` perhaps infinite. */
export type Throw = { readonly base: number; readonly top: number };

/**
 * Factors by which a camera's foot throws the base and the top of a prism onto the target plane; null for a prism that hides nothing,
 * because it lies above the camera or below the targets.
 */
export function throwOf({ base, top }: Pick<Prism, "base" | "top">, cameraZ: number, planeZ: number): Throw | null {
  if (base >= cameraZ || top <= planeZ) return null;
  return { base: throwFactor(base, cameraZ, planeZ), top: throwFactor(top, cameraZ, planeZ) };
}

function throwFactor(height: number, cameraZ: number, planeZ: number): number {
  if (height <= planeZ) return 1;
  return height < cameraZ ? (cameraZ - planeZ) / (cameraZ - height) : Infinity;
}

/**
 * A prism's shadow on the target plane: the union, over all factors s from `base` to `top`, of its ground scaled by s about the camera's
 * foot, less the clear disc. As rings with a winding number ≥ 1 in the shadow and 0 outside, exact within `reach` metres of the foot.
 *
 * A ring is walked once: edges that face the foot are drawn at `base`, those that face away at `top`, and where one kind follows the
 * other, the line between both runs along the ray from the foot. (A place in shadow either lies in the ground thrown by `base`, or its ray
 * to the foot leaves that ground through an edge that faces away.)
 *
 * @param rings - The prism's ground about the foot at the origin, metres, outer rings counter-clockwise, holes clockwise.
 */
export function prismShadow(rings: readonly Ring[], factors: Throw, reach: number): Ring[] {
  const place = footPlace(rings);
  const nearest = Math.max(place.inside ? 0 : place.distance, CLEAR_RADIUS_M / 2);
  const beyond = 2 * reach;
  // a top thrown beyond the reach everywhere might as well be infinite, which keeps corners near
  const top = factors.top * nearest >= beyond ? Infinity : factors.top;
  return clearDisc(rings, place).map((ring) => shadowRing(ring, { base: factors.base, top }, beyond));
}

function shadowRing(ring: Ring, { base, top }: Throw, beyond: number): Ring {
  const drawn: number[] = [];
  const draw = (x: number, y: number, factor: number) => {
    const end = drawn.length;
    if (drawn[end - 2] !== x * factor || drawn[end - 1] !== y * factor) drawn.push(x * factor, y * factor);
  };
  const factorTo = (x: number, y: number) => (top === Infinity ? Math.max(base, beyond / Math.hypot(x, y)) : top);
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
    if (turn(ax, ay, bx, by, 0, 0) < 0) {
      draw(ax, ay, base);
      draw(bx, by, base);
      continue;
    }
    draw(ax, ay, factorTo(ax, ay));
    if (top === Infinity && ax * bx + ay * by <= 0) {
      // ends a right angle or more apart: the straight line between them would come too near, so go by the edge's nearest point
      const [dx, dy] = [bx - ax, by - ay];
      const share = -(ax * dx + ay * dy) / (dx * dx + dy * dy);
      const [x, y] = [ax + share * dx, ay + share * dy];
      if (x !== 0 || y !== 0) draw(x, y, factorTo(x, y));
    }
    draw(bx, by, factorTo(bx, by));
  }
  drawn.push(drawn[0] as number, drawn[1] as number);
  return Float64Array.from(drawn);
}
