import { PairIndex } from "./pair-index";

/**
 * Segments between numbered points of a grid. Each stands once, from its first end `a` to its last end `b` in the order of (x, y), and says by how
 * much each channel's cover rises from its right side (below) to its left side (above).
 */
export class SegmentGraph {
  readonly channels: number;
  /** Grid coordinates, whole numbers. */
  readonly points: PairIndex;
  /** Ends `(a, b)` as numbers of points. */
  readonly segments = new PairIndex();
  /** `rise[segment × channels + channel]`. */
  rise: Int32Array;
  /** Number of the drawn segment that each is a piece of; one of them, where several lie on top of each other. */
  source: Int32Array;

  constructor(channels: number, points: PairIndex = new PairIndex()) {
    this.channels = channels;
    this.points = points;
    this.rise = new Int32Array(64 * channels);
    this.source = new Int32Array(64);
  }

  /** Adds a segment drawn from one point to another: `rise` (at `at`) is how much more cover there is on its left than on its right. */
  add(from: number, to: number, rise: ArrayLike<number>, at: number, source: number): void {
    if (from === to) return;
    const forward = this.isBefore(from, to);
    const known = this.segments.size;
    const id = forward ? this.segments.add(from, to) : this.segments.add(to, from);
    if (id === known) {
      if (id === this.source.length) this.grow();
      this.source[id] = source;
    }
    const sign = forward ? 1 : -1;
    for (let channel = 0; channel < this.channels; channel++) {
      const slot = id * this.channels + channel;
      this.rise[slot] = (this.rise[slot] as number) + sign * (rise[at + channel] as number);
    }
  }

  /** Whether segments lie on it at all, or cancel out. */
  isLive(segment: number): boolean {
    const at = segment * this.channels;
    for (let channel = 0; channel < this.channels; channel++) if (this.rise[at + channel] !== 0) return true;
    return false;
  }

  private isBefore(from: number, to: number): boolean {
    const [a, b] = [this.points.firstOf(from), this.points.firstOf(to)];
    return a === b ? this.points.secondOf(from) < this.points.secondOf(to) : a < b;
  }

  private grow(): void {
    const source = new Int32Array(2 * this.source.length);
    source.set(this.source);
    this.source = source;
    const rise = new Int32Array(2 * this.rise.length);
    rise.set(this.rise);
    this.rise = rise;
  }
}
