import polygonClipping from "polygon-clipping";
import { compute, type Segments } from "visibility-polygon";
import type { Ring } from "@/lib/geometry/polygon";
import { totalArea } from "@/lib/geometry/ring-area";
import { closedCornersOf, cornersOf } from "./site-case";

/** A camera on a plan: its foot, what it would see without walls, and the walls that may hide something of that. Metres. */
export type FootprintCase = {
  readonly x: number;
  readonly y: number;
  /** Counter-clockwise, closed. */
  readonly frame: Ring;
  /** Of whole buildings, closed. */
  readonly walls: readonly Ring[];
};

/**
 * The footprint by `visibility-polygon`, all round, then cut to the frame by `polygon-clipping`. Which walls are near is found beforehand, and they are made
 * into segments beforehand; they touch but do not cross, so `breakIntersections` is not needed.
 *
 * @returns what is timed: the footprint's area in m², null where the libraries throw
 */
export function prepareVisibilityPolygon({ x, y, frame, walls }: FootprintCase): () => number | null {
  const segments: Segments = walls.flatMap((ring) => {
    const corners = cornersOf(ring);
    return corners.map((corner, i) => [corner, corners[(i + 1) % corners.length] as [number, number]]);
  });
  // a square around everything, as the library asks for; it would add one itself
  segments.push(...squareAround(x, y, [frame, ...walls]));
  const sector = [closedCornersOf(frame)];
  return () => {
    try {
      const seen = compute([x, y], segments);
      const cut = polygonClipping.intersection([seen], sector);
      return totalArea(cut.map((rings) => rings.map((ring) => Float64Array.from(ring.flat()))));
    } catch {
      // a failure of the peer, which the caller counts
      return null;
    }
  };
}

function squareAround(x: number, y: number, rings: readonly Ring[]): Segments {
  let half = 1;
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i += 2)
      half = Math.max(half, Math.abs((ring[i] as number) - x) + 1, Math.abs((ring[i + 1] as number) - y) + 1);
  const corners: [number, number][] = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ];
  return corners.map((corner, i) => [corner, corners[(i + 1) % 4] as [number, number]]);
}
