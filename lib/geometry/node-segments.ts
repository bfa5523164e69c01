import { SegmentGraph } from "./segment-graph";
import { sortByKey } from "./sort-by-key";

/** A point nearer to a segment than this lies on it, in grid steps: the size of the grid's own rounding. */
const TOUCH = 0.5;

/**
 * Splits segments where they cross, where an end of one lies on another, and where they run along each other, at grid points.
 * A split moves the two halves by half a grid step at most, so that they may cross a third segment anew: call it until `sweepSegments`
 * finds no crossing. Segments of no effect are dropped.
 *
 * Cost: the pairs whose boxes meet, found by strips from west to east.
 */
export function nodeSegments(graph: SegmentGraph): SegmentGraph {
  const live = liveSegments(graph);
  const cuts = new Cuts(graph, live);
  eachNearPair(live, (first, second) => cuts.cutPair(first, second));
  return cuts.pieces();
}

/** Ends and boxes of the segments that matter, from west to east; grid steps. */
type Live = {
  readonly count: number;
  readonly id: Int32Array;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
};

function liveSegments(graph: SegmentGraph): Live {
  const { points, segments } = graph;
  const ids: number[] = [];
  for (let segment = 0; segment < segments.size; segment++) if (graph.isLive(segment)) ids.push(segment);
  const order = sortByKey(Float64Array.from(ids, (segment) => points.firstOf(segments.firstOf(segment))));
  const count = order.length;
  const id = new Int32Array(count);
  const [ax, ay, bx, by] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < count; i++) {
    const segment = ids[order[i] as number] as number;
    const [a, b] = [segments.firstOf(segment), segments.secondOf(segment)];
    id[i] = segment;
    ax[i] = points.firstOf(a);
    ay[i] = points.secondOf(a);
    bx[i] = points.firstOf(b);
    by[i] = points.secondOf(b);
  }
  return { count, id, ax, ay, bx, by };
}

/** Calls `visit` once for each pair whose boxes meet or touch, in strips of equal height: a pair is met in the lowest strip that holds both. */
function eachNearPair(live: Live, visit: (first: number, second: number) => void): void {
  const strips = stripsOf(live);
  for (const [strip, members] of strips.members.entries()) {
    for (let place = 0; place < members.length; place++) {
      const first = members[place] as number;
      const east = (live.bx[first] as number) + TOUCH;
      for (let other = place + 1; other < members.length; other++) {
        const second = members[other] as number;
        if ((live.ax[second] as number) > east) break;
        if (strips.meet(first, second, strip)) visit(first, second);
      }
    }
  }
}

function stripsOf({ count, ay, by }: Live) {
  const low = new Float64Array(count);
  const high = new Float64Array(count);
  let [south, north] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    low[i] = Math.min(ay[i] as number, by[i] as number) - TOUCH;
    high[i] = Math.max(ay[i] as number, by[i] as number) + TOUCH;
    south = Math.min(south, low[i] as number);
    north = Math.max(north, high[i] as number);
  }
  const strips = Math.max(1, Math.min(256, Math.floor(Math.sqrt(count) / 2)));
  const height = Math.max(1, (north - south) / strips);
  const stripOf = (y: number) => Math.min(strips - 1, Math.floor((y - south) / height));
  const lowest = new Int32Array(count);
  const members: number[][] = Array.from({ length: strips }, () => []);
  for (let i = 0; i < count; i++) {
    lowest[i] = stripOf(low[i] as number);
    const last = stripOf(high[i] as number);
    for (let strip = lowest[i] as number; strip <= last; strip++) members[strip]?.push(i);
  }
  const meet = (i: number, j: number, strip: number) =>
    (low[j] as number) <= (high[i] as number) &&
    (high[j] as number) >= (low[i] as number) &&
    Math.max(lowest[i] as number, lowest[j] as number) === strip;
  return { members, meet };
}

/** Where to cut which segment. */
class Cuts {
  private readonly graph: SegmentGraph;
  private readonly live: Live;
  private readonly length: Float64Array;
  /** Points on each segment, in no order; most have none. */
  private readonly at: (number[] | undefined)[];

  constructor(graph: SegmentGraph, live: Live) {
    this.graph = graph;
    this.live = live;
    this.at = new Array(live.count);
    this.length = new Float64Array(live.count);
    for (let i = 0; i < live.count; i++) {
      const dx = (live.bx[i] as number) - (live.ax[i] as number);
      const dy = (live.by[i] as number) - (live.ay[i] as number);
      this.length[i] = Math.sqrt(dx * dx + dy * dy);
    }
  }

  cutPair(e: number, f: number): void {
    const near = TOUCH * (this.length[e] as number);
    const fa = this.side(e, this.live.ax[f] as number, this.live.ay[f] as number);
    const fb = this.side(e, this.live.bx[f] as number, this.live.by[f] as number);
    if ((fa > near && fb > near) || (fa < -near && fb < -near)) return;
    const close = TOUCH * (this.length[f] as number);
    const ea = this.side(f, this.live.ax[e] as number, this.live.ay[e] as number);
    const eb = this.side(f, this.live.bx[e] as number, this.live.by[e] as number);
    if ((ea > close && eb > close) || (ea < -close && eb < -close)) return;

    const { segments } = this.graph;
    const [first, second] = [this.live.id[e] as number, this.live.id[f] as number];
    let touched = false;
    if (Math.abs(fa) <= near) touched = this.touch(e, segments.firstOf(second)) || touched;
    if (Math.abs(fb) <= near) touched = this.touch(e, segments.secondOf(second)) || touched;
    if (Math.abs(ea) <= close) touched = this.touch(f, segments.firstOf(first)) || touched;
    if (Math.abs(eb) <= close) touched = this.touch(f, segments.secondOf(first)) || touched;
    if (!touched && fa < 0 !== fb < 0 && ea < 0 !== eb < 0) this.cross(e, f, ea / (ea - eb));
  }

  /** Twice the area of the triangle from a segment to a point, positive on its left. Rounding is far below `TOUCH` × length. */
  private side(e: number, x: number, y: number): number {
    const { ax, ay, bx, by } = this.live;
    const x0 = ax[e] as number;
    const y0 = ay[e] as number;
    return ((bx[e] as number) - x0) * (y - y0) - ((by[e] as number) - y0) * (x - x0);
  }

  /** Cuts a segment at a point on its line, if that lies between its ends. */
  private touch(e: number, point: number): boolean {
    const { ax, ay, bx, by } = this.live;
    const { points } = this.graph;
    const dx = (bx[e] as number) - (ax[e] as number);
    const dy = (by[e] as number) - (ay[e] as number);
    const along = (points.firstOf(point) - (ax[e] as number)) * dx + (points.secondOf(point) - (ay[e] as number)) * dy;
    if (along <= 0 || along >= dx * dx + dy * dy) return false;
    return this.cut(e, point);
  }

  /** Cuts both segments where they cross, `share` of the way along the first. */
  private cross(e: number, f: number, share: number): void {
    const { ax, ay, bx, by } = this.live;
    const x = (ax[e] as number) + share * ((bx[e] as number) - (ax[e] as number));
    const y = (ay[e] as number) + share * ((by[e] as number) - (ay[e] as number));
    const point = this.graph.points.add(Math.round(x), Math.round(y));
    this.cut(e, point);
    this.cut(f, point);
  }

  private cut(e: number, point: number): boolean {
    const { segments } = this.graph;
    const id = this.live.id[e] as number;
    if (segments.firstOf(id) === point || segments.secondOf(id) === point) return false;
    const list = this.at[e];
    if (list) list.push(point);
    else this.at[e] = [point];
    return true;
  }

  pieces(): SegmentGraph {
    const { points, segments, rise, source, channels } = this.graph;
    const pieces = new SegmentGraph(channels, points);
    for (let e = 0; e < this.live.count; e++) {
      const id = this.live.id[e] as number;
      let from = segments.firstOf(id);
      for (const point of this.along(e)) {
        pieces.add(from, point, rise, id * channels, source[id] as number);
        from = point;
      }
      pieces.add(from, segments.secondOf(id), rise, id * channels, source[id] as number);
    }
    return pieces;
  }

  /** The cuts of a segment from its first end to its last. */
  private along(e: number): readonly number[] {
    const list = this.at[e];
    if (!list) return [];
    const { points } = this.graph;
    const dx = (this.live.bx[e] as number) - (this.live.ax[e] as number);
    const dy = (this.live.by[e] as number) - (this.live.ay[e] as number);
    const reach = (point: number) => points.firstOf(point) * dx + points.secondOf(point) * dy;
    return list.length === 1 ? list : list.sort((p, q) => reach(p) - reach(q));
  }
}
