import { nodeSegments } from "./node-segments";
import { PairIndex } from "./pair-index";
import type { MultiPolygon, Ring } from "./polygon";
import { SegmentGraph } from "./segment-graph";
import { type SnapGrid, snapGrid } from "./snap-grid";
import { type Swept, sweepSegments } from "./sweep-segments";
import { traceRegion } from "./trace-region";

/** Rings that raise the cover of one channel: by one inside counter-clockwise rings, by minus one inside clockwise ones. */
export type Cover = { readonly channel: number; readonly rings: readonly Ring[] };

/** Answers whether a face is in the region asked for, from its cover: `cover[at + channel]`. */
export type Inside = (cover: Int32Array, at: number) => boolean;

/** Rounds of splitting before giving up. One is usual; two are the most that thousands of random scenes and whole cities took. */
const MOST_ROUNDS = 50;

/**
 * Lays rings over each other and answers, for any rule about how often a place is covered in each channel, how large the places are that
 * follow it and what they look like. Rings may cross, overlap, share edges, repeat and touch in any way.
 *
 * Corners are rounded to a grid of 2^-40 of the drawing's extent, so areas are good to about 1e-11 of extent². docs/geometry/sweep.md
 * explains how it works and why no rounding can turn a result upside down.
 *
 * @param covers - Rings `[x0, y0, x1, y1, …]`, first point repeated last, in one metric frame.
 * @param channels - Number of channels, > 0; every `channel` is below it.
 * @param step - Rounds corners to this grid instead, metres.
 * @throws {RangeError} if a coordinate is not finite.
 */
export function overlay(covers: readonly Cover[], channels: number, step?: number): Overlay {
  return new Overlay(layDown(covers, channels, step));
}

/** What was drawn, split wherever it meets, and what lies on both sides of every segment. */
export type Laid = { readonly graph: SegmentGraph; readonly swept: Swept; readonly grid: SnapGrid };

/** As for `overlay`; beside rings, what is laid down may be lines, of which nothing is inside. */
export function layDown(covers: readonly Cover[], channels: number, step?: number): Laid {
  const rings = covers.flatMap((cover) => cover.rings);
  const grid = snapGrid(rings, step);
  let graph = drawn(covers, channels, grid);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    graph = nodeSegments(graph);
    const swept = sweepSegments(graph);
    if (swept) return { graph, swept, grid };
  }
  throw new Error(`segments still cross after ${MOST_ROUNDS} rounds of splitting`);
}

/** The closed ring through numbered points of a graph, in the caller's frame. */
export function ringOf(points: readonly number[], { graph, grid }: Omit<Laid, "swept">): Ring {
  const ring = new Float64Array(2 * points.length + 2);
  for (const [i, point] of points.entries()) {
    ring[2 * i] = (graph.points.firstOf(point) + grid.originX) * grid.step;
    ring[2 * i + 1] = (graph.points.secondOf(point) + grid.originY) * grid.step;
  }
  ring.copyWithin(ring.length - 2, 0, 2);
  return ring;
}

/** Rings laid over each other: see `overlay`. */
export class Overlay {
  readonly graph: SegmentGraph;
  private readonly swept: Swept;
  readonly grid: SnapGrid;
  private readonly above: Int32Array;

  constructor({ graph, swept, grid }: Laid) {
    this.graph = graph;
    this.swept = swept;
    this.grid = grid;
    this.above = Int32Array.from(swept.below, (cover, slot) => cover + (graph.rise[slot] as number));
  }

  /** Area of the places that follow a rule, m². */
  area(inside: Inside): number {
    const { points, segments } = this.graph;
    const sides = this.sides(inside);
    let sum = 0;
    for (let segment = 0; segment < segments.size; segment++) {
      const gain = (sides[2 * segment] as number) - (sides[2 * segment + 1] as number);
      if (gain === 0) continue;
      const [a, b] = [segments.firstOf(segment), segments.secondOf(segment)];
      const width = points.firstOf(b) - points.firstOf(a);
      sum += (gain * width * (points.secondOf(a) + points.secondOf(b))) / 2;
    }
    return Math.max(0, sum) * this.grid.step ** 2;
  }

  /** The places that follow a rule, as valid polygons: outer rings counter-clockwise, holes clockwise, touching at points at most. */
  region(inside: Inside): MultiPolygon {
    const { whole, corners } = traceRegion(this.graph, this.swept, this.sides(inside));
    // a point in the middle of a drawn segment may stand half a step beside it, so leaving it out could, rarely, cut a corner of another ring
    const isSame = pointCount(corners) === pointCount(whole);
    const rings = isSame || isCrossingFree(corners, this.graph.points) ? corners : whole;
    return rings.map((polygon) => polygon.map((ring) => ringOf(ring, this)));
  }

  /** Whether any face at all follows a rule, however small. */
  some(inside: Inside): boolean {
    return this.sides(inside).includes(1);
  }

  /** For both sides of every segment, whether they follow the rule. */
  private sides(inside: Inside): Uint8Array {
    const { channels, segments } = this.graph;
    const sides = new Uint8Array(2 * segments.size);
    for (let segment = 0; segment < segments.size; segment++) {
      if (!this.graph.isLive(segment)) continue;
      sides[2 * segment] = inside(this.swept.below, segment * channels) ? 1 : 0;
      sides[2 * segment + 1] = inside(this.above, segment * channels) ? 1 : 0;
    }
    return sides;
  }
}

/** Whether rings share points at most. */
function isCrossingFree(polygons: readonly (readonly number[][])[], points: PairIndex): boolean {
  const sides = pointCount(polygons);
  const graph = new SegmentGraph(1, points, sides);
  for (const ring of polygons.flat()) {
    for (const [i, point] of ring.entries()) graph.add(ring.at(i - 1) as number, point, [1], 0, 0);
  }
  return graph.segments.size === sides && sweepSegments(graph) !== null;
}

function pointCount(polygons: readonly (readonly number[][])[]): number {
  return polygons.reduce((sum, rings) => rings.reduce((count, ring) => count + ring.length, sum), 0);
}

function drawn(covers: readonly Cover[], channels: number, grid: SnapGrid): SegmentGraph {
  const corners = covers.reduce((sum, { rings }) => rings.reduce((count, ring) => count + ring.length / 2, sum), 0);
  const graph = new SegmentGraph(channels, new PairIndex(corners), corners);
  let source = 0;
  const rise = new Int32Array(channels);
  for (const { channel, rings } of covers) {
    rise.fill(0);
    rise[channel] = 1;
    for (const ring of rings) {
      let before = gridPoint(graph.points, ring, 0, grid);
      for (let i = 2; i + 1 < ring.length; i += 2) {
        const point = gridPoint(graph.points, ring, i, grid);
        graph.add(before, point, rise, 0, source++);
        before = point;
      }
    }
  }
  return graph;
}

function gridPoint(points: PairIndex, ring: Ring, at: number, { step, originX, originY }: SnapGrid): number {
  // adding 0 turns -0 into 0
  const x = Math.round((ring[at] as number) / step) - originX + 0;
  const y = Math.round((ring[at + 1] as number) / step) - originY + 0;
  return points.add(x, y);
}
