import type { PairIndex } from "./pair-index";
import type { SegmentGraph } from "./segment-graph";
import { sortByKey } from "./sort-by-key";
import { turn } from "./turn";

/** What lies on both sides of every segment. */
export type Swept = {
  /** Cover on the right side (below) of each segment: `below[segment × channels + channel]`. */
  readonly below: Int32Array;
  /** The segment right under the first end of each, in the same face; -1 where there is none. */
  readonly under: Int32Array;
};

/** What is asked of a graph: points that are all different, and segments whose first end lies west of the last one, or south of it. */
type Segments = Pick<SegmentGraph, "channels" | "rise" | "isLive"> & {
  readonly points: Pick<PairIndex, "size" | "firsts" | "seconds">;
  readonly segments: Pick<PairIndex, "size" | "firsts" | "seconds">;
};

const NONE = -1;

/**
 * Sweeps segments from west to east, keeping those under the sweep line in order from south to north, and counts cover on both sides of each.
 * At the same time it proves that no two of them cross, overlap or touch but at shared ends: neighbours are checked when they meet, with
 * exact predicates (Shamos and Hoey 1976).
 *
 * @returns null if two segments cross: split them with `nodeSegments` and sweep again.
 */
export function sweepSegments(graph: Segments): Swept | null {
  return new Sweep(graph).run();
}

class Sweep {
  private readonly channels: number;
  private readonly rise: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly a: Float64Array;
  private readonly b: Float64Array;
  /** Points from west to east, from south to north where they are above each other. */
  private readonly order: Int32Array;
  private readonly rank: Int32Array;
  /** Segments that begin at each point: `starts[startsAt[p] … startsAt[p + 1]]`. */
  private readonly starts: Int32Array;
  private readonly startsAt: Int32Array;
  private readonly endsCount: Int32Array;
  /** Segments under the sweep line, from south to north. */
  private status = new Int32Array(64);
  private alive = 0;
  private readonly below: Int32Array;
  private readonly under: Int32Array;

  constructor(graph: Segments) {
    const { points, segments } = graph;
    this.channels = graph.channels;
    this.rise = graph.rise;
    this.x = points.firsts();
    this.y = points.seconds();
    this.a = segments.firsts();
    this.b = segments.seconds();
    this.order = fromWestToEast(this.x, this.y);
    this.rank = new Int32Array(points.size);
    for (let i = 0; i < this.order.length; i++) this.rank[this.order[i] as number] = i;
    this.startsAt = new Int32Array(points.size + 1);
    this.endsCount = new Int32Array(points.size);
    this.starts = new Int32Array(segments.size);
    this.below = new Int32Array(segments.size * graph.channels);
    this.under = new Int32Array(segments.size);
    this.fillStarts(graph);
  }

  private fillStarts(graph: Segments): void {
    const { a, b, startsAt, endsCount, starts } = this;
    for (let segment = 0; segment < a.length; segment++) {
      if (!graph.isLive(segment)) continue;
      const [from, to] = [a[segment] as number, b[segment] as number];
      startsAt[from + 1] = (startsAt[from + 1] as number) + 1;
      endsCount[to] = (endsCount[to] as number) + 1;
    }
    for (let p = 0; p + 1 < startsAt.length; p++)
      startsAt[p + 1] = (startsAt[p + 1] as number) + (startsAt[p] as number);
    const next = startsAt.slice();
    for (let segment = 0; segment < a.length; segment++) {
      if (!graph.isLive(segment)) continue;
      const from = a[segment] as number;
      const slot = next[from] as number;
      starts[slot] = segment;
      next[from] = slot + 1;
    }
  }

  run(): Swept | null {
    for (const point of this.order) {
      const first = this.startsAt[point] as number;
      const last = this.startsAt[point + 1] as number;
      const ends = this.endsCount[point] as number;
      if (first === last && ends === 0) continue;
      const low = this.place(point);
      if (!this.endHere(point, low, ends)) return null;
      if (!this.sortStarts(first, last)) return null;
      this.replace(low, low + ends, first, last);
      if (!this.neighboursApart(low, low + last - first)) return null;
      this.label(low, last - first);
    }
    return { below: this.below, under: this.under };
  }

  /** Place in the status of the lowest segment that is not below a point. */
  private place(point: number): number {
    let [low, high] = [0, this.alive];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.side(this.status[middle] as number, point) > 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether exactly the segments that end at a point meet there, from a place in the status on. */
  private endHere(point: number, low: number, ends: number): boolean {
    for (let i = low; i < low + ends; i++)
      if (i >= this.alive || this.b[this.status[i] as number] !== point) return false;
    return low + ends >= this.alive || this.side(this.status[low + ends] as number, point) < 0;
  }

  /** Positive if a point lies above a segment, 0 if on it. */
  private side(segment: number, point: number): number {
    const [a, b] = [this.a[segment] as number, this.b[segment] as number];
    return b === point ? 0 : this.turnOf(a, b, point);
  }

  private turnOf(p: number, q: number, r: number): number {
    const { x, y } = this;
    return turn(x[p] as number, y[p] as number, x[q] as number, y[q] as number, x[r] as number, y[r] as number);
  }

  /** Sorts the segments that begin at one point from south to north; false if two of them run along each other. */
  private sortStarts(first: number, last: number): boolean {
    const { starts, a, b } = this;
    for (let i = first + 1; i < last; i++) {
      const moved = starts[i] as number;
      let j = i - 1;
      for (; j >= first; j--) {
        const other = starts[j] as number;
        const side = this.turnOf(a[moved] as number, b[other] as number, b[moved] as number);
        if (side === 0) return false;
        if (side > 0) break;
        starts[j + 1] = other;
      }
      starts[j + 1] = moved;
    }
    return true;
  }

  /** Puts segments that begin in the place of those that end. */
  private replace(low: number, high: number, first: number, last: number): void {
    const alive = this.alive - (high - low) + (last - first);
    if (alive > this.status.length) {
      const wider = new Int32Array(2 * alive);
      wider.set(this.status);
      this.status = wider;
    }
    this.status.copyWithin(low + last - first, high, this.alive);
    for (let i = first; i < last; i++) this.status[low + i - first] = this.starts[i] as number;
    this.alive = alive;
  }

  /** Whether the segments at both borders of what changed keep their order as far as both go. */
  private neighboursApart(low: number, high: number): boolean {
    if (low > 0 && low < this.alive && !this.apart(low - 1)) return false;
    return high === low || high >= this.alive || this.apart(high - 1);
  }

  /** Whether the segment at a place of the status stays below the next one. */
  private apart(place: number): boolean {
    const [low, high] = [this.status[place] as number, this.status[place + 1] as number];
    const [lowEnd, highEnd] = [this.b[low] as number, this.b[high] as number];
    if (lowEnd === highEnd) return true;
    return (this.rank[lowEnd] as number) < (this.rank[highEnd] as number)
      ? this.turnOf(this.a[high] as number, highEnd, lowEnd) < 0
      : this.turnOf(this.a[low] as number, lowEnd, highEnd) > 0;
  }

  /** Writes the cover below each of `count` new segments: what is above the one under it. */
  private label(low: number, count: number): void {
    const { channels, below, rise } = this;
    for (let place = low; place < low + count; place++) {
      const segment = this.status[place] as number;
      const under = place === 0 ? NONE : (this.status[place - 1] as number);
      this.under[segment] = under;
      if (under === NONE) continue; // below is zero already
      for (let channel = 0; channel < channels; channel++) {
        const from = under * channels + channel;
        below[segment * channels + channel] = (below[from] as number) + (rise[from] as number);
      }
    }
  }
}

function fromWestToEast(x: Float64Array, y: Float64Array): Int32Array {
  const order = sortByKey(x);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && x[order[end] as number] === x[order[start] as number]) end++;
    if (end - start > 1) order.subarray(start, end).sort((p, q) => (y[p] as number) - (y[q] as number));
    start = end;
  }
  return order;
}
