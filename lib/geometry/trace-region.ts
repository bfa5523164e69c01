import type { SegmentGraph } from "./segment-graph";
import type { Swept } from "./sweep-segments";
import { turn } from "./turn";

/** Polygons `[outer, ...holes]` as numbers of points, first not repeated; outer rings counter-clockwise, holes clockwise. */
type Rings = number[][][];

/** A ring as numbers of points, first not repeated. */
type Loop = { readonly points: number[]; readonly edges: number[]; readonly isHole: boolean };

const NONE = -1;

/**
 * The rings around one region of a swept graph. Rings are simple; they touch each other at points at most.
 *
 * @param inside - 1 for every side of a segment that lies in the region: `inside[2 × segment]` below it, `inside[2 × segment + 1]` above.
 * @returns The polygons with all their points (`whole`), and without those in the middle of a drawn segment that no other ring needs (`corners`).
 */
export function traceRegion(
  graph: SegmentGraph,
  swept: Swept,
  inside: Uint8Array,
): { readonly whole: Rings; readonly corners: Rings } {
  return new Trace(graph, swept, inside).polygons();
}

class Trace {
  private readonly graph: SegmentGraph;
  private readonly swept: Swept;
  private readonly inside: Uint8Array;
  /** Ends of each border segment, walked with the region on the left. */
  private readonly next = new Map<number, number | number[]>();
  private readonly loopOf: Int32Array;
  private readonly loops: Loop[] = [];

  constructor(graph: SegmentGraph, swept: Swept, inside: Uint8Array) {
    this.graph = graph;
    this.swept = swept;
    this.inside = inside;
    this.loopOf = new Int32Array(graph.segments.size).fill(NONE);
  }

  polygons() {
    const borders = this.leavings();
    const walked = new Uint8Array(this.loopOf.length);
    for (const edge of borders) if (walked[edge] === 0) this.cutLoops(this.walk(edge, walked));
    return this.nest();
  }

  private isBorder(edge: number): boolean {
    return this.inside[2 * edge] !== this.inside[2 * edge + 1];
  }

  /** Where the walk along a border begins: the region is on the left. */
  private from(edge: number): number {
    const { segments } = this.graph;
    return this.inside[2 * edge + 1] ? segments.firstOf(edge) : segments.secondOf(edge);
  }

  private to(edge: number): number {
    const { segments } = this.graph;
    return this.inside[2 * edge + 1] ? segments.secondOf(edge) : segments.firstOf(edge);
  }

  /** Notes which borders leave each point, and returns all borders. */
  private leavings(): number[] {
    const borders: number[] = [];
    for (let edge = 0; edge < this.loopOf.length; edge++) {
      if (!this.isBorder(edge)) continue;
      borders.push(edge);
      const from = this.from(edge);
      const known = this.next.get(from);
      if (known === undefined) this.next.set(from, edge);
      else if (typeof known === "number") this.next.set(from, [known, edge]);
      else known.push(edge);
    }
    return borders;
  }

  /** Follows the border of one piece of the region until it closes. */
  private walk(start: number, walked: Uint8Array): number[] {
    const edges: number[] = [];
    let edge = start;
    do {
      walked[edge] = 1;
      edges.push(edge);
      edge = this.follow(edge);
    } while (edge !== start);
    return edges;
  }

  /** The border that goes on after another: where several leave the point, the first one clockwise from where we come from. */
  private follow(edge: number): number {
    const at = this.to(edge);
    const leaving = this.next.get(at);
    if (leaving === undefined) throw new Error(`a border ends at point ${at}: the graph was not swept whole`);
    if (typeof leaving === "number") return leaving;
    const back = this.from(edge);
    return leaving.reduce((best, other) => (this.isSooner(at, back, this.to(other), this.to(best)) ? other : best));
  }

  /** Whether, turning clockwise about `at` from the direction of `back`, `p` comes before `q`. */
  private isSooner(at: number, back: number, p: number, q: number): boolean {
    const [half, otherHalf] = [this.halfTurn(at, back, p), this.halfTurn(at, back, q)];
    return half === otherHalf ? this.turnOf(at, p, q) < 0 : half < otherHalf;
  }

  /** 0 for directions right of `back`, 1 for the opposite one, 2 for those left of it. */
  private halfTurn(at: number, back: number, p: number): number {
    const side = this.turnOf(at, back, p);
    return side < 0 ? 0 : side === 0 ? 1 : 2;
  }

  private turnOf(p: number, q: number, r: number): number {
    const { points } = this.graph;
    return turn(
      points.firstOf(p),
      points.secondOf(p),
      points.firstOf(q),
      points.secondOf(q),
      points.firstOf(r),
      points.secondOf(r),
    );
  }

  /** Cuts a closed walk into rings that visit no point twice. */
  private cutLoops(edges: readonly number[]): void {
    const path: number[] = [];
    const placeOf = new Map<number, number>();
    for (const edge of edges) {
      placeOf.set(this.from(edge), path.length);
      path.push(edge);
      const back = placeOf.get(this.to(edge));
      if (back === undefined) continue;
      const loop = path.splice(back);
      for (const cut of loop) placeOf.delete(this.from(cut));
      this.addLoop(loop);
    }
  }

  private addLoop(edges: number[]): void {
    const points = edges.map((edge) => this.from(edge));
    for (const edge of edges) this.loopOf[edge] = this.loops.length;
    this.loops.push({ points, edges, isHole: this.isClockwise(points) });
  }

  /** Which way a simple ring runs, by the turn at its first point by (x, y): exact, however thin the ring is. */
  private isClockwise(ring: readonly number[]): boolean {
    let first = 0;
    for (let i = 1; i < ring.length; i++) if (this.isBefore(ring[i] as number, ring[first] as number)) first = i;
    const [before, at, after] = [first - 1, first, first + 1].map((i) => ring.at(i % ring.length) as number);
    return this.turnOf(before as number, at as number, after as number) < 0;
  }

  private isBefore(p: number, q: number): boolean {
    const { points } = this.graph;
    const dx = points.firstOf(p) - points.firstOf(q);
    return dx < 0 || (dx === 0 && points.secondOf(p) < points.secondOf(q));
  }

  /** Gives each hole to the outer ring around it. */
  private nest() {
    const polygons = new Map<number, Loop[]>();
    for (const [index, loop] of this.loops.entries()) if (!loop.isHole) polygons.set(index, [loop]);
    for (const [index, loop] of this.loops.entries()) {
      if (loop.isHole) polygons.get(this.outerAround(index))?.push(loop);
    }
    const nested = [...polygons.values()];
    return {
      whole: nested.map((loops) => loops.map(({ points }) => points)),
      corners: nested.map((loops) => loops.map((loop) => this.corners(loop))),
    };
  }

  /** From under the hole's first point, goes down through the region to its border, until that border is an outer ring. */
  private outerAround(hole: number): number {
    let around = hole;
    for (let steps = 0; steps <= this.loops.length; steps++) {
      const loop = this.loops[around] as Loop;
      if (!loop.isHole) return around;
      let edge = this.swept.under[this.lowestFirstEdge(loop)] as number;
      while (edge !== NONE && !this.isBorder(edge)) edge = this.swept.under[edge] as number;
      if (edge === NONE) break;
      around = this.loopOf[edge] as number;
    }
    throw new Error(`no outer ring around hole ${hole}: the graph was not swept whole`);
  }

  /** The lower of the two edges that leave a ring's first point by (x, y). */
  private lowestFirstEdge({ edges }: Loop): number {
    const { segments } = this.graph;
    let best = edges[0] as number;
    for (const edge of edges) {
      const [p, q] = [segments.firstOf(edge), segments.firstOf(best)];
      if (this.isBefore(p, q) || (p === q && this.turnOf(p, segments.secondOf(edge), segments.secondOf(best)) > 0))
        best = edge;
    }
    return best;
  }

  /** The points of a ring, without those in the middle of a drawn segment where no other ring touches. */
  private corners({ points, edges, isHole }: Loop): number[] {
    const { source } = this.graph;
    const kept = points.filter((point, i) => {
      const before = edges[(i + edges.length - 1) % edges.length] as number;
      return source[before] !== source[edges[i] as number] || typeof this.next.get(point) !== "number";
    });
    // a ring as thin as the grid's rounding may be nothing without them, or turn round
    return kept.length >= 3 && this.isClockwise(kept) === isHole ? kept : points;
  }
}
