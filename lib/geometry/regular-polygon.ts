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

/**
 * A regular polygon, counter-clockwise.
 *
 * @param circumradius - Metres from the centre to each corner.
 * @param first - Direction of the first corner, a unit vector.
 */
export function regularPolygon(centre: XY, circumradius: number, sides: number, first: XY): Ring {
  const ring = new Float64Array(2 * sides + 2);
  for (let i = 0; i < sides; i++) {
    const angle = (2 * Math.PI * i) / sides;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    ring[2 * i] = centre[0] + circumradius * (first[0] * cos - first[1] * sin);
    ring[2 * i + 1] = centre[1] + circumradius * (first[0] * sin + first[1] * cos);
  }
  ring.copyWithin(2 * sides, 0, 2);
  return ring;
}
