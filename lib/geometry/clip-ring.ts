import type { Ring } from "./polygon";

/** All points with `nx·x + ny·y ≤ limit`. */
export type HalfPlane = { readonly nx: number; readonly ny: number; readonly limit: number };

/**
 * What of a ring's area lies in a half-plane (Sutherland and Hodgman 1974). A ring that is not convex may come out with edges that run along the
 * border and back: they enclose nothing, and winding numbers inside the half-plane stay as they were.
 *
 * @returns A closed ring, or null if nothing is left.
 */
export function clipRing(ring: Ring, { nx, ny, limit }: HalfPlane): Ring | null {
  const points = ring.length / 2 - 1;
  const over = new Float64Array(points + 1);
  let outside = 0;
  for (let i = 0; i <= points; i++) {
    over[i] = nx * (ring[2 * i] as number) + ny * (ring[2 * i + 1] as number) - limit;
    if (i < points && (over[i] as number) > 0) outside++;
  }
  if (outside === 0) return ring;
  if (outside === points) return null;
  const kept: number[] = [];
  for (let i = 0; i < points; i++) {
    const [from, to] = [over[i] as number, over[i + 1] as number];
    const [x, y] = [ring[2 * i] as number, ring[2 * i + 1] as number];
    if (from <= 0) kept.push(x, y);
    if (from > 0 === to > 0) continue;
    const [bx, by] = [ring[2 * i + 2] as number, ring[2 * i + 3] as number];
    // always from the inner end, so that an edge and its reverse are cut at the same point
    const share = from <= 0 ? from / (from - to) : to / (to - from);
    if (from <= 0) kept.push(x + share * (bx - x), y + share * (by - y));
    else kept.push(bx + share * (x - bx), by + share * (y - by));
  }
  if (kept.length < 6) return null;
  kept.push(kept[0] as number, kept[1] as number);
  return Float64Array.from(kept);
}

/** What of a ring's area lies in all of some half-planes; see `clipRing`. */
export function clipRingToAll(ring: Ring, halfPlanes: readonly HalfPlane[]): Ring | null {
  let kept: Ring | null = ring;
  for (const halfPlane of halfPlanes) kept = kept && clipRing(kept, halfPlane);
  return kept;
}

/** The half-planes on the inner side of every edge of a convex, counter-clockwise ring, moved outwards by `margin` metres. */
export function halfPlanesOf(convex: Ring, margin = 0): HalfPlane[] {
  const planes: HalfPlane[] = [];
  for (let i = 0; i + 3 < convex.length; i += 2) {
    const [ax, ay] = [convex[i] as number, convex[i + 1] as number];
    const dx = (convex[i + 2] as number) - ax;
    const dy = (convex[i + 3] as number) - ay;
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    const [nx, ny] = [dy / length, -dx / length];
    planes.push({ nx, ny, limit: nx * ax + ny * ay + margin });
  }
  return planes;
}
