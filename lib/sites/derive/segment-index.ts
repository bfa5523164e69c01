import Flatbush from "flatbush";
import type { Line, XY } from "@/lib/geometry/polygon";
import type { Box } from "./area";
import { crossing, lineBox } from "./line";
import type { StreetWay } from "./street-way";

/** One segment of a way: from its point `index` to the next. */
export type WaySegment = { readonly way: StreetWay; readonly index: number; readonly from: XY; readonly to: XY };

/** Finds the segments of ways by place. */
export class SegmentIndex {
  private readonly segments: readonly WaySegment[];
  private readonly index: Flatbush | null;

  constructor(ways: readonly StreetWay[]) {
    this.segments = ways.flatMap((way) =>
      way.line.slice(1).map((to, index) => ({ way, index, from: way.line[index] as XY, to })),
    );
    this.index = this.segments.length > 0 ? new Flatbush(this.segments.length) : null;
    for (const { from, to } of this.segments) this.index?.add(...lineBox([from, to]));
    this.index?.finish();
  }

  /** Segments whose boxes meet a box, in the order of the ways. */
  near(box: Box): WaySegment[] {
    return (this.index?.search(...box) ?? []).sort((a, b) => a - b).map((item) => this.segments[item] as WaySegment);
  }

  /** Ways that a line passes over or under: they cross it and share no node with it. In their order, once each. */
  crossed(line: Line, nodes: readonly number[]): StreetWay[] {
    const own = new Set(nodes);
    const found = new Set<StreetWay>();
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1] as XY, line[i] as XY];
      for (const { way, from, to } of this.near(lineBox([a, b]))) {
        if (crossing(a, b, from, to) !== null && !way.nodes.some((node) => own.has(node))) found.add(way);
      }
    }
    return [...found];
  }
}
