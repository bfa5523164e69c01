import type { Polygon, Ring } from "@/lib/geometry/polygon";
import type { FlatShapes } from "./city/shape-list";

/** Number of polygons. */
export function shapeCount({ first }: FlatShapes): number {
  return first.length - 1;
}

/** One polygon of many, its rings closed. */
export function shapeAt({ xy, rings, first }: FlatShapes, index: number): Polygon {
  const closed: Ring[] = [];
  for (let ring = first[index] as number; ring < (first[index + 1] as number); ring++) {
    const open = xy.subarray(2 * (rings[ring] as number), 2 * (rings[ring + 1] as number));
    const whole = new Float64Array(open.length + 2);
    whole.set(open);
    whole.set(open.subarray(0, 2), open.length);
    closed.push(whole);
  }
  return closed;
}

/** All of them. */
export function allShapes(shapes: FlatShapes): Polygon[] {
  return Array.from({ length: shapeCount(shapes) }, (_, i) => shapeAt(shapes, i));
}
