import { type Laid, layDown, ringOf } from "./overlay";
import { pointInRings } from "./point-in-rings";
import type { Line, MultiPolygon, Ring } from "./polygon";
import { area, difference, STEP_M, union } from "./polygon-boolean";
import { signedArea } from "./ring-area";
import { turn } from "./turn";

/** Channels of what is laid down: what is split, and the line. */
const [GROUND, LINE, CHANNELS] = [0, 1, 2];

/**
 * Parts ground along a line. Ends of the line that stop inside the ground, or in a hole of it, part nothing.
 *
 * @param ground - As for `union`.
 * @param line - Two points or more, metres in the same frame; it may cross itself.
 * @returns The parts, the largest first and with it the pieces of the ground that the line leaves whole, each as `union` returns it; along the line they have the
 * same corners, so that they leave no gap and do not overlap. Null where the line parts nothing.
 * @throws {RangeError} as `union` does.
 */
export function splitByLine(ground: MultiPolygon, line: Line): readonly MultiPolygon[] | null {
  const rings = union(ground).flat();
  const covers = [
    { channel: GROUND, rings },
    { channel: LINE, rings: [Float64Array.from(line.flat())] },
  ];
  const faces = new Faces(layDown(covers, CHANNELS, STEP_M)).all();
  const whole = faces.filter((face) => !face.parted).flatMap((face) => face.ground);
  const parted = faces.filter((face) => face.parted).toSorted((a, b) => area(b.ground) - area(a.ground));
  const [largest, ...others] = parted.map((face) => face.ground);
  return largest && others.length > 0 ? [[...largest, ...whole], ...others] : null;
}

/** A closed walk with ground on its left: the sides of segments along it, `2 × segment` for the way from its first end to its last and one more for the way back. */
type Walk = { readonly ring: Ring; readonly sides: readonly number[] };

/** The faces of ground between its border and a line. */
class Faces {
  private readonly laid: Laid;
  /** Which ways along each segment have a face on their left: `ways[2 × segment]` from its first end to its last, then the way back. */
  private readonly ways: Uint8Array;
  private readonly leaving = new Map<number, number[]>();

  constructor(laid: Laid) {
    this.laid = laid;
    this.ways = this.waysAlong();
    this.prune();
    for (let way = 0; way < this.ways.length; way++) {
      if (this.ways[way] === 0) continue;
      const known = this.leaving.get(this.from(way));
      if (known) known.push(way);
      else this.leaving.set(this.from(way), [way]);
    }
  }

  /** Each with whether the line lies between it and another. */
  all(): { readonly parted: boolean; readonly ground: MultiPolygon }[] {
    const walks = this.walks();
    const outers = walks.filter(({ ring }) => signedArea(ring) > 0);
    const holes = walks.filter(({ ring }) => signedArea(ring) < 0);
    const around = (hole: Walk) =>
      outers
        .filter(({ ring }) => pointInRings(hole.ring[0] as number, hole.ring[1] as number, [ring]))
        .sort((a, b) => signedArea(a.ring) - signedArea(b.ring))[0];
    return outers.map((outer) => {
      const own = holes.filter((hole) => around(hole) === outer);
      const whole = union([[outer.ring]]);
      const open = union(own.map(({ ring }) => [ring]));
      return {
        parted: this.isParted([outer, ...own].flatMap(({ sides }) => sides)),
        ground: open.length > 0 ? difference(whole, open) : whole,
      };
    });
  }

  private waysAlong(): Uint8Array {
    const { graph, swept } = this.laid;
    const ways = new Uint8Array(2 * graph.segments.size);
    for (let segment = 0; segment < graph.segments.size; segment++) {
      const [rise, inside] = [this.rise(segment, GROUND), (swept.below[CHANNELS * segment + GROUND] as number) > 0];
      if (rise !== 0) ways[2 * segment + (rise > 0 ? 0 : 1)] = 1;
      else if (inside && this.rise(segment, LINE) !== 0) ways.fill(1, 2 * segment, 2 * segment + 2);
    }
    return ways;
  }

  /** Takes away what of the line leads nowhere. */
  private prune(): void {
    const { size } = this.laid.graph.segments;
    const meeting = new Map<number, number[]>();
    const isLeft = (segment: number) => this.ways[2 * segment] === 1 || this.ways[2 * segment + 1] === 1;
    for (let segment = 0; segment < size; segment++) {
      if (!isLeft(segment)) continue;
      for (const end of this.ends(segment)) meeting.set(end, [...(meeting.get(end) ?? []), segment]);
    }
    const loose = [...meeting.keys()];
    for (let end = loose.pop(); end !== undefined; end = loose.pop()) {
      const [last, ...others] = (meeting.get(end) ?? []).filter(isLeft);
      if (last === undefined || others.length > 0) continue;
      this.ways.fill(0, 2 * last, 2 * last + 2);
      loose.push(...this.ends(last));
    }
  }

  private walks(): Walk[] {
    const walked = new Uint8Array(this.ways.length);
    const walks: Walk[] = [];
    for (let start = 0; start < this.ways.length; start++) {
      if (this.ways[start] === 0 || walked[start] === 1) continue;
      const sides: number[] = [];
      let way = start;
      do {
        walked[way] = 1;
        sides.push(way);
        way = this.follow(way);
      } while (way !== start);
      walks.push({
        ring: ringOf(
          sides.map((side) => this.from(side)),
          this.laid,
        ),
        sides,
      });
    }
    return walks;
  }

  /** The way that goes on after another with the same face on its left: the first one clockwise from where we come from. */
  private follow(way: number): number {
    const [at, back] = [this.to(way), this.from(way)];
    const others = (this.leaving.get(at) ?? []).filter((other) => this.to(other) !== back);
    if (others.length === 0) return way ^ 1;
    return others.reduce((best, other) => (this.isSooner(at, back, this.to(other), this.to(best)) ? other : best));
  }

  /** Whether, turning clockwise about `at` from the direction of `back`, `p` comes before `q`. */
  private isSooner(at: number, back: number, p: number, q: number): boolean {
    const half = (to: number) => {
      const side = this.turnOf(at, back, to);
      return side < 0 ? 0 : side === 0 ? 1 : 2;
    };
    return half(p) === half(q) ? this.turnOf(at, p, q) < 0 : half(p) < half(q);
  }

  private turnOf(p: number, q: number, r: number): number {
    const { points } = this.laid.graph;
    const [ax, ay, bx, by] = [points.firstOf(p), points.secondOf(p), points.firstOf(q), points.secondOf(q)];
    return turn(ax, ay, bx, by, points.firstOf(r), points.secondOf(r));
  }

  /** Whether something else lies behind the line of a face that has ground on the left of these ways. */
  private isParted(ways: readonly number[]): boolean {
    const own = new Set(ways);
    return ways.some((way) => this.rise(way >> 1, GROUND) === 0 && !own.has(way ^ 1));
  }

  private rise(segment: number, channel: number): number {
    return this.laid.graph.rise[CHANNELS * segment + channel] as number;
  }

  private ends(segment: number): [number, number] {
    const { segments } = this.laid.graph;
    return [segments.firstOf(segment), segments.secondOf(segment)];
  }

  private from(way: number): number {
    return this.ends(way >> 1)[way % 2 === 0 ? 0 : 1];
  }

  private to(way: number): number {
    return this.from(way ^ 1);
  }
}
