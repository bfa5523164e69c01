import type { Ring } from "./polygon";

/** What of a segment lies in a convex ring: from and to as shares of its length, and the sides it comes in and goes out by; -1 where an end lies inside. */
type Passage = { readonly from: number; readonly to: number; readonly inBy: number; readonly outBy: number };

/**
 * What two convex rings share, in time n · m for n and m corners; `clipRingToAll` takes n · m² where many sides cut.
 *
 * @param ring - Closed, counter-clockwise, few corners.
 * @param convex - Closed, counter-clockwise, any number of corners.
 * @param closes - False where the last side of `convex` only closes it and cuts nothing: it is then the part of a larger one that the ring can meet.
 * @returns A closed ring, or null where they share no area.
 */
export function clipToConvex(ring: Ring, convex: Ring, closes = true): Ring | null {
  const sides = convex.length / 2 - (closes ? 1 : 2);
  const kept: number[] = [];
  // where the ring's border left the other one last, and where it came in first
  let leftBy = -1;
  let cameInBy = -1;
  let cameInAt = -1;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const passage = passageOf(ring, i, convex, sides);
    if (!passage) continue;
    const { from, to, inBy, outBy } = passage;
    const [ax, ay] = [ring[i] as number, ring[i + 1] as number];
    const [dx, dy] = [(ring[i + 2] as number) - ax, (ring[i + 3] as number) - ay];
    const entry = [ax + from * dx, ay + from * dy] as const;
    if (inBy >= 0 && leftBy >= 0) follow(convex, leftBy, inBy, entry, kept);
    else if (inBy >= 0) {
      cameInBy = inBy;
      cameInAt = kept.length;
    }
    leftBy = outBy;
    kept.push(...entry);
    if (outBy >= 0) kept.push(ax + to * dx, ay + to * dy);
  }
  if (kept.length === 0) return closes && holds(ring, convex[0] as number, convex[1] as number) ? convex : null;
  if (leftBy >= 0 && cameInBy >= 0)
    follow(convex, leftBy, cameInBy, [kept[cameInAt] as number, kept[cameInAt + 1] as number], kept);
  kept.push(kept[0] as number, kept[1] as number);
  return kept.length >= 8 ? Float64Array.from(kept) : null;
}

/** Cyrus and Beck's clip of the ring's side that begins at `at`. */
function passageOf(ring: Ring, at: number, convex: Ring, sides: number): Passage | null {
  const [ax, ay] = [ring[at] as number, ring[at + 1] as number];
  const [dx, dy] = [(ring[at + 2] as number) - ax, (ring[at + 3] as number) - ay];
  if (dx === 0 && dy === 0) return null;
  let from = 0;
  let to = 1;
  let inBy = -1;
  let outBy = -1;
  for (let j = 0; j < 2 * sides; j += 2) {
    const px = convex[j] as number;
    const py = convex[j + 1] as number;
    const ex = (convex[j + 2] as number) - px;
    const ey = (convex[j + 3] as number) - py;
    const inside = ex * (ay - py) - ey * (ax - px);
    const gain = ex * dy - ey * dx;
    if (gain === 0) {
      if (inside < 0) return null;
    } else if (gain > 0 && -inside > from * gain) {
      from = -inside / gain;
      inBy = j;
    } else if (gain < 0 && -inside > to * gain) {
      to = -inside / gain;
      outBy = j;
    }
    if (from >= to) return null;
  }
  return { from, to, inBy, outBy };
}

/** Draws the corners of a ring from its side `outBy`, counter-clockwise, to the point `entry` on its side `inBy`. */
function follow(convex: Ring, outBy: number, inBy: number, entry: readonly [number, number], kept: number[]): void {
  const end = convex.length - 2;
  let side = outBy;
  if (outBy === inBy) {
    const [ex, ey] = [
      (convex[inBy + 2] as number) - (convex[inBy] as number),
      (convex[inBy + 3] as number) - (convex[inBy + 1] as number),
    ];
    const left = [kept.at(-2) as number, kept.at(-1) as number] as const;
    if ((entry[0] - left[0]) * ex + (entry[1] - left[1]) * ey >= 0) return;
  }
  do {
    side = (side + 2) % end;
    kept.push(convex[side] as number, convex[side + 1] as number);
  } while (side !== inBy);
}

/** Whether a convex ring holds a point. */
function holds(ring: Ring, x: number, y: number): boolean {
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay] = [ring[i] as number, ring[i + 1] as number];
    const [dx, dy] = [(ring[i + 2] as number) - ax, (ring[i + 3] as number) - ay];
    if (dx * (y - ay) - dy * (x - ax) < 0) return false;
  }
  return true;
}
