import { pointInRings } from "./point-in-rings";
import type { MultiPolygon, Polygon, Ring } from "./polygon";
import { signedArea } from "./ring-area";

/**
 * Makes polygons of closed rings that bound places, each on its left, if it is plain that they are valid: no side comes nearer than `least` metres to
 * another one, but for the corner it shares with the next.
 *
 * @returns null where it is not plain: rings touch, cross, fold back, or barely keep apart.
 */
export function polygonsOfRings(rings: readonly Ring[], least: number): MultiPolygon | null {
  if (rings.some((ring) => ring.length < 8) || !new Sides(rings).keepApart(least)) return null;
  const areas = rings.map(signedArea);
  const polygons = new Map<number, Polygon>();
  areas.forEach((area, i) => {
    if (area > 0) polygons.set(i, [rings[i] as Ring]);
  });
  for (const [i, hole] of rings.entries()) {
    if (polygons.has(i)) continue;
    const [x, y] = [hole[0] as number, hole[1] as number];
    const around = [...polygons.keys()].filter((outer) => pointInRings(x, y, [rings[outer] as Ring]));
    const [nearest] = around.sort((a, b) => (areas[a] as number) - (areas[b] as number));
    if (nearest === undefined) return null;
    polygons.set(nearest, [...(polygons.get(nearest) as Polygon), hole]);
  }
  return [...polygons.values()];
}

/** The sides of rings, one after another. */
class Sides {
  private readonly count: number;
  private readonly xy: Float64Array;
  /** The side that begins where this one ends. */
  private readonly next: Int32Array;

  constructor(rings: readonly Ring[]) {
    this.count = rings.reduce((sum, ring) => sum + ring.length / 2 - 1, 0);
    this.xy = new Float64Array(4 * this.count);
    this.next = new Int32Array(this.count);
    let at = 0;
    for (const ring of rings) {
      const first = at;
      for (let i = 0; i + 3 < ring.length; i += 2, at++) {
        for (let number = 0; number < 4; number++) this.xy[4 * at + number] = ring[i + number] as number;
        this.next[at] = at + 1;
      }
      this.next[at - 1] = first;
    }
  }

  keepApart(least: number): boolean {
    const { count, xy } = this;
    const low = new Float64Array(count);
    const order = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      low[i] = Math.min(xy[4 * i + 1] as number, xy[4 * i + 3] as number);
      order[i] = i;
    }
    order.sort((a, b) => (low[a] as number) - (low[b] as number));
    const open = new Int32Array(count);
    let opened = 0;
    for (const side of order) {
      let kept = 0;
      for (let i = 0; i < opened; i++) {
        const other = open[i] as number;
        if (Math.max(xy[4 * other + 1] as number, xy[4 * other + 3] as number) + least < (low[side] as number))
          continue;
        open[kept++] = other;
        if (!this.areApart(side, other, least)) return false;
      }
      open[kept++] = side;
      opened = kept;
    }
    return true;
  }

  private areApart(p: number, q: number, least: number): boolean {
    if (this.next[p] === q) return this.turns(p, q, least);
    if (this.next[q] === p) return this.turns(q, p, least);
    const { xy } = this;
    const [px, pu] = [xy[4 * p] as number, xy[4 * p + 2] as number];
    const [qx, qu] = [xy[4 * q] as number, xy[4 * q + 2] as number];
    if (Math.max(px, pu) + least < Math.min(qx, qu) || Math.max(qx, qu) + least < Math.min(px, pu)) return true;
    return this.liesBeside(p, q, least) || this.liesBeside(q, p, least);
  }

  /** Whether a side that begins where another ends leads away from it. */
  private turns(side: number, next: number, least: number): boolean {
    const { xy } = this;
    const [x, y] = [xy[4 * next] as number, xy[4 * next + 1] as number];
    const [ax, ay] = [(xy[4 * side] as number) - x, (xy[4 * side + 1] as number) - y];
    const [bx, by] = [(xy[4 * next + 2] as number) - x, (xy[4 * next + 3] as number) - y];
    const [a, b] = [Math.sqrt(ax * ax + ay * ay), Math.sqrt(bx * bx + by * by)];
    if (a <= least || b <= least) return false;
    return ax * bx + ay * by <= 0 || Math.abs(ax * by - ay * bx) > least * Math.max(a, b);
  }

  /** Whether both ends of side q lie on one side of the line through p, and farther from it than `least`. */
  private liesBeside(p: number, q: number, least: number): boolean {
    const { xy } = this;
    const [x, y] = [xy[4 * p] as number, xy[4 * p + 1] as number];
    const [dx, dy] = [(xy[4 * p + 2] as number) - x, (xy[4 * p + 3] as number) - y];
    const wanted = least * Math.sqrt(dx * dx + dy * dy);
    const from = dx * ((xy[4 * q + 1] as number) - y) - dy * ((xy[4 * q] as number) - x);
    const to = dx * ((xy[4 * q + 3] as number) - y) - dy * ((xy[4 * q + 2] as number) - x);
    return (from > wanted && to > wanted) || (from < -wanted && to < -wanted);
  }
}
