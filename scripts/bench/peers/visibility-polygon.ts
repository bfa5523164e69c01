import polygonClipping from "polygon-clipping";
import { breakIntersections, compute, type Segments } from "visibility-polygon";
import { boxOf } from "@/lib/geometry/box";
import type { Ring } from "@/lib/geometry/polygon";
import { closedCornersOf, cornersOf } from "./site-case";

/** A camera on a plan: its foot, what it would see without walls, and how the walls are found that may hide something of that. Metres. */
export type FootprintCase = {
  readonly x: number;
  readonly y: number;
  /** Counter-clockwise, closed. */
  readonly frame: Ring;
  /** Looks up the walls of whole buildings. */
  readonly walls: () => Segments;
};

/**
 * The footprint by `visibility-polygon`, all round, then cut to the frame by `polygon-clipping`.
 *
 * @param takesAnyWalls - whether walls may cross or touch, as ours may: the library asks for `breakIntersections` first. Those of the scene do not, so that
 *   its answer is right without.
 * @returns what is timed: the footprint's area in m², null where the libraries throw
 */
export function prepareVisibilityPolygon(
  { x, y, frame, walls }: FootprintCase,
  takesAnyWalls: boolean,
): () => number | null {
  // a square around everything, as the library asks for; it would add one itself
  const square = squareAround(x, y, [frame, ...walls().map((segment) => Float64Array.from(segment.flat()))]);
  const sector = [closedCornersOf(frame)];
  return () => {
    try {
      const around = walls().concat(square);
      const seen = compute([x, y], takesAnyWalls ? breakIntersections(around) : around);
      const cut = polygonClipping.intersection([seen], sector);
      let area = 0;
      for (const rings of cut) for (const ring of rings) area += areaOf(ring);
      return area;
    } catch {
      // a failure of the peer, which the caller counts
      return null;
    }
  };
}

/** A closed ring's walls, as the library takes them. */
export function segmentsOf(ring: Ring): Segments {
  const corners = cornersOf(ring);
  return corners.map((corner, i) => [corner, corners[(i + 1) % corners.length] as [number, number]]);
}

/** Signed area of a closed ring. */
function areaOf(ring: readonly (readonly [number, number])[]): number {
  let doubled = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as readonly [number, number];
    const [bx, by] = ring[i + 1] as readonly [number, number];
    doubled += ax * by - bx * ay;
  }
  return doubled / 2;
}

function squareAround(x: number, y: number, rings: readonly Ring[]): Segments {
  const [west, south, east, north] = boxOf(rings);
  const half = 1 + Math.max(x - west, y - south, east - x, north - y);
  const corners: [number, number][] = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ];
  return corners.map((corner, i) => [corner, corners[(i + 1) % 4] as [number, number]]);
}
