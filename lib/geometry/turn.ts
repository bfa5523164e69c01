import { orient2d } from "robust-predicates";

/** Positive if the way a → b → c turns left, negative if right, 0 if straight. The sign is exact. */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return -orient2d(ax, ay, bx, by, cx, cy); // the library's y axis points down
}
