import type { Ring, XY } from "./polygon";

/**
 * The fewest sides, 8 or more, that keep every chord of a circle within `sagitta` of its arc.
 * @param radius - Metres, > 0. @param sagitta - Metres, > 0.
 */
export function sidesFor(radius: number, sagitta: number): number {
  if (!(radius > 0 && sagitta > 0))
    throw new RangeError(`radius and sagitta must be > 0 m, got ${radius} and ${sagitta}`);
  if (sagitta >= radius) return 8;
  // 1 - cos(a) = 2 sin²(a / 2), which keeps its digits for small a
  const sides = Math.ceil(Math.PI / (2 * Math.asin(Math.sqrt(sagitta / radius / 2))) - 1e-9);
  return Math.max(8, sides);
}

/** Polygons of so many sides are kept, as cameras of one kind ask for the same again and again. */
const MOST_KEPT_SIDES = 2_048;
const kept = new Map<number, Ring>();

/** Corners of a regular polygon about the origin, the first one in the east, 1 m away; open. */
function unitPolygon(sides: number): Ring {
  const known = kept.get(sides);
  if (known) return known;
  const unit = new Float64Array(2 * sides);
  for (let i = 0; i < sides; i++) {
    const angle = (2 * Math.PI * i) / sides;
    unit[2 * i] = Math.cos(angle);
    unit[2 * i + 1] = Math.sin(angle);
  }
  if (sides <= MOST_KEPT_SIDES) kept.set(sides, unit);
  return unit;
}

/**
 * A regular polygon, counter-clockwise.
 *
 * @param circumradius - Metres from the centre to each corner.
 * @param first - Direction of the first corner, a unit vector.
 */
export function regularPolygon(centre: XY, circumradius: number, sides: number, first: XY): Ring {
  return corners(centre, circumradius, sides, first, 0, sides);
}

/**
 * The corners of a regular polygon about the origin from the one `around` before the first to the one `around` after it, closed by a chord.
 *
 * @param around - At least 1, and 2 · `around` less than `sides`. @see regularPolygon
 */
export function partOfRegularPolygon(circumradius: number, sides: number, first: XY, around: number): Ring {
  return corners([0, 0], circumradius, sides, first, sides - around, 2 * around + 1);
}

/** So many corners of a regular polygon from one on, closed. */
function corners(centre: XY, circumradius: number, sides: number, first: XY, from: number, count: number): Ring {
  const ring = new Float64Array(2 * count + 2);
  const unit = unitPolygon(sides);
  const [x, y] = centre;
  const [east, north] = first;
  for (let i = 0; i < count; i++) {
    const at = 2 * ((from + i) % sides);
    const cos = unit[at] as number;
    const sin = unit[at + 1] as number;
    ring[2 * i] = x + circumradius * (east * cos - north * sin);
    ring[2 * i + 1] = y + circumradius * (east * sin + north * cos);
  }
  ring.copyWithin(2 * count, 0, 2);
  return ring;
}
