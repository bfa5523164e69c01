import { boxOf } from "@/lib/geometry/box";
import type { Polygon, Ring } from "@/lib/geometry/polygon";
import { polygonArea } from "@/lib/geometry/ring-area";
import { type CameraCover, coverGround, type GroundCover, oncePerDevice } from "./cover-ground";
import type { Kernel } from "./kernel/kernel";

/** Pieces of a gap smaller than this are left out of the list, m²; their area counts. Source: docs/geometry/scene.md. */
const LEAST_GAP_M2 = 0.001;

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
  const [west, south, east, north] = boxOf(ground);
  // a whole metre near its middle, so that a ground's figures depend on nothing around it
  const origin = [Math.round((west + east) / 2), Math.round((south + north) / 2)] as const;
  kernel.beginSite(fillRings(kernel, ground, origin));
  for (const rings of oncePerDevice(cameras)) kernel.addCover(fillRings(kernel, rings, origin), 0, 0);
  const drawn = kernel.sweepSite(withGaps ? 1 : 0);
  const [gapArea = 0, once = 0, ...deeper] = kernel.depthAreas();
  const twiceArea = deeper.reduce((sum, area) => sum + area, 0);
  const polygons = !withGaps
    ? []
    : drawn < 0
      ? coverGround(ground, cameras).gaps.map(({ polygon }) => polygon)
      : gapPolygons(kernel, drawn, origin);
  return {
    area: gapArea + once + twiceArea,
    coveredArea: once + twiceArea,
    twiceArea,
    gapArea,
    gaps: polygons
      .map((polygon) => ({ polygon, area: polygonArea(polygon) }))
      .filter(({ area }) => area >= LEAST_GAP_M2)
      .sort((a, b) => b.area - a.area),
  };
}

/** Fills closed rings in for the kernel's next ground or footprint, about an origin. @returns how many */
function fillRings(kernel: Kernel, rings: readonly Ring[], [x, y]: readonly [number, number]): number {
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
function gapPolygons(kernel: Kernel, rings: number, [x, y]: readonly [number, number]): Polygon[] {
  const starts = kernel.gapStarts();
  const outers = kernel.gapOuters();
  const xy = kernel.gapXY();
  const polygons = new Map<number, Ring[]>();
  const ringAt = (ring: number): Ring => {
    const [from, to] = [starts[ring] as number, starts[ring + 1] as number];
    const closed = new Float64Array(2 * (to - from) + 2);
    for (let i = from; i < to; i++) {
      closed[2 * (i - from)] = (xy[2 * i] as number) + x;
      closed[2 * (i - from) + 1] = (xy[2 * i + 1] as number) + y;
    }
    closed.copyWithin(closed.length - 2, 0, 2);
    return closed;
  };
  for (let ring = 0; ring < rings; ring++) if (outers[ring] === ring) polygons.set(ring, [ringAt(ring)]);
  for (let ring = 0; ring < rings; ring++)
    if (outers[ring] !== ring) polygons.get(outers[ring] as number)?.push(ringAt(ring));
  return [...polygons.values()];
}
