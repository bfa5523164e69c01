import { boxOf, wholeMiddle } from "@/lib/geometry/box";
import type { Polygon, Ring, XY } from "@/lib/geometry/polygon";
import { type CameraCover, coverGround, type GroundCover, listGaps, oncePerDevice } from "./cover-ground";
import type { Kernel } from "./kernel/kernel";
import { closedRings } from "./open-rings";

/** Depths that are told apart: not covered, covered once, and twice or more. */
const UP_TO_TWICE = 3;

/**
 * Lays what cameras cover over a ground, by the kernel's sweep. Where borders of gaps are too close for its grid, the gaps alone are drawn by
 * exact arithmetic instead.
 *
 * @param ground - Rings that do not cross, closed, outer ones counter-clockwise and holes clockwise.
 * @param withGaps - Whether to draw the gaps, or to measure only.
 */
export function sweepGround(
  kernel: Kernel,
  ground: readonly Ring[],
  cameras: readonly CameraCover[],
  withGaps = true,
): GroundCover {
  const origin = wholeMiddle(boxOf(ground));
  kernel.beginSite(fillRings(kernel, ground, origin));
  addCovers(kernel, oncePerDevice(cameras), origin);
  const drawn = kernel.sweepSite(withGaps ? 1 : 0, UP_TO_TWICE);
  const [gapArea = 0, once = 0, twiceArea = 0] = kernel.depthAreas();
  return {
    area: gapArea + once + twiceArea,
    coveredArea: once + twiceArea,
    twiceArea,
    gapArea,
    gaps: withGaps ? gapsOf(kernel, drawn, origin, () => coverGround(ground, cameras).gaps) : [],
  };
}

/**
 * How much of a ground is covered how often, m²: by none, by one device, by two, …, the last by that many or more.
 *
 * @param ground - Rings as for `sweepGround`.
 * @param depths - How many are told apart, > 1.
 */
export function depthAreas(
  kernel: Kernel,
  ground: readonly Ring[],
  cameras: readonly CameraCover[],
  depths: number,
): number[] {
  const origin = wholeMiddle(boxOf(ground));
  kernel.beginSite(fillRings(kernel, ground, origin));
  addCovers(kernel, oncePerDevice(cameras), origin);
  kernel.sweepSite(0, depths);
  return [...kernel.depthAreas().subarray(0, depths)];
}

/** The gaps that the kernel drew, or those of `exact` where it does not vouch for them. */
function gapsOf(kernel: Kernel, drawn: number, origin: XY, exact: () => GroundCover["gaps"]): GroundCover["gaps"] {
  return drawn < 0 ? exact() : listGaps(gapPolygons(kernel, drawn, origin));
}

/** Lays what each device covers over the kernel's ground. */
function addCovers(kernel: Kernel, covers: readonly (readonly Ring[])[], origin: XY): void {
  const firsts = kernel.coverFirsts(covers.length);
  firsts[0] = 0;
  for (let i = 0; i < covers.length; i++) firsts[i + 1] = (firsts[i] as number) + (covers[i] as readonly Ring[]).length;
  fillRings(kernel, covers.flat(), origin);
  kernel.addCovers(covers.length);
}

/** Fills closed rings in for the kernel's next ground or footprint, about an origin. @returns how many */
function fillRings(kernel: Kernel, rings: readonly Ring[], [x, y]: XY): number {
  const corners = rings.reduce((sum, ring) => sum + ring.length / 2 - 1, 0);
  // room for one may move the other: first room for both, then the arrays
  kernel.coverPoints(corners);
  const starts = kernel.coverStarts(rings.length);
  const points = kernel.coverPoints(corners);
  let at = 0;
  rings.forEach((ring, index) => {
    starts[index] = at;
    for (let i = 0; i + 3 < ring.length; i += 2, at++) {
      points[2 * at] = (ring[i] as number) - x;
      points[2 * at + 1] = (ring[i + 1] as number) - y;
    }
  });
  starts[rings.length] = at;
  return rings.length;
}

/** The gaps that the kernel drew: outer rings with their holes, closed, in the ground's frame. */
function gapPolygons(kernel: Kernel, rings: number, [x, y]: XY): Polygon[] {
  const outers = kernel.gapOuters();
  const starts = kernel.gapStarts().subarray(0, rings + 1);
  const closed = closedRings({ xy: kernel.gapXY(), starts }, x, y);
  const polygons = new Map<number, Ring[]>();
  closed.forEach((ring, i) => {
    if (outers[i] === i) polygons.set(i, [ring]);
  });
  closed.forEach((ring, i) => {
    if (outers[i] !== i) polygons.get(outers[i] as number)?.push(ring);
  });
  return [...polygons.values()];
}
