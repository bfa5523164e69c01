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
  const corners = new Float64Array(2 * sides);
  for (let i = 0; i < sides; i++) {
    const angle = (2 * Math.PI * i) / sides;
    corners[2 * i] = Math.cos(angle);
    corners[2 * i + 1] = Math.sin(angle);
  }
  if (sides <= MOST_KEPT_SIDES) kept.set(sides, corners);
  return corners;
}

/**
 * A regular polygon, counter-clockwise.
 *
 * @param circumradius - Metres from the centre to each corner.
 * @param first - Direction of the first corner, a unit vector.
 */
export function regularPolygon(centre: XY, circumradius: number, sides: number, first: XY): Ring {
  const ring = new Float64Array(2 * sides + 2);
  const unit = unitPolygon(sides);
  const [x, y] = centre;
  const [east, north] = first;
  for (let i = 0; i < 2 * sides; i += 2) {
    const cos = unit[i] as number;
    const sin = unit[i + 1] as number;
    ring[i] = x + circumradius * (east * cos - north * sin);
    ring[i + 1] = y + circumradius * (east * sin + north * cos);
  }
  ring.copyWithin(2 * sides, 0, 2);
  return ring;
}
