import { corridorGround } from "@/lib/geometry/corridor";
import type { Line, MultiPolygon } from "@/lib/geometry/polygon";
import { union } from "@/lib/geometry/polygon-boolean";
import { pointsOf } from "./area";

/** An area with a band of the given width around it; holes keep their size. Corners are mitred or bevelled. Metres. */
export function widened(outline: MultiPolygon, by: number): MultiPolygon {
  const edges = outline.flatMap(([outer]) => (outer ? [{ line: closedLine(outer), width: 2 * by }] : []));
  return union([...outline, ...corridorGround(edges)]);
}

/** A ring as a line that overlaps its start by one point, so that the corner there is filled too. */
function closedLine(outer: Float64Array): Line {
  const points = pointsOf(outer);
  return [...points, ...points.slice(1, 2)];
}
