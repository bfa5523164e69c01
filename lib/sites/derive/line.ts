import type { Line, MultiPolygon, XY } from "@/lib/geometry/polygon";
import { type Box, boxesMeet, boxOf, contains } from "./area";

export function distance(a: XY, b: XY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Length in metres. */
export function lineLength(line: Line): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += distance(line[i - 1] as XY, line[i] as XY);
  return length;
}

/** The first `metres` of a line; the whole line if it is shorter. */
export function headOf(line: Line, metres: number): XY[] {
  const head: XY[] = line.slice(0, 1);
  let left = metres;
  for (let i = 1; i < line.length && left > 0; i++) {
    const [a, b] = [line[i - 1] as XY, line[i] as XY];
    const step = distance(a, b);
    head.push(step <= left ? b : [a[0] + ((b[0] - a[0]) * left) / step, a[1] + ((b[1] - a[1]) * left) / step]);
    left -= step;
  }
  return head;
}

/** Points every `step` metres along a line, its first and last point included. */
export function samplesAlong(line: Line, step: number): XY[] {
  const points: XY[] = line.slice(0, 1);
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as XY, line[i] as XY];
    const parts = Math.max(1, Math.ceil(distance(a, b) / step));
    for (let k = 1; k <= parts; k++)
      points.push([a[0] + ((b[0] - a[0]) * k) / parts, a[1] + ((b[1] - a[1]) * k) / parts]);
  }
  return points;
}

/** Distance in metres from a point to a line. */
export function distanceToLine(point: XY, line: Line): number {
  let least = line.length === 1 ? distance(point, line[0] as XY) : Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++)
    least = Math.min(least, distance(point, nearestOnSegment(point, line[i - 1] as XY, line[i] as XY)));
  return least;
}

/** The point of a segment nearest to `point`. */
export function nearestOnSegment(point: XY, a: XY, b: XY): XY {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length2));
  return [a[0] + t * dx, a[1] + t * dy];
}

/** Where two segments cross, as the share of the first; null if they do not. Parallel segments never cross. */
export function crossing(a: XY, b: XY, c: XY, d: XY): number | null {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : null;
}

/** The parts of a line inside and outside an area. */
export function cutLine(line: Line, area: MultiPolygon): { inside: Line[]; outside: Line[] } {
  const cut = { inside: [] as XY[][], outside: [] as XY[][] };
  let last: "inside" | "outside" | null = null;
  const near = area.filter((polygon) => boxesMeet(boxOf([polygon]), lineBox(line)));
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as XY, line[i] as XY];
    for (const [from, to] of splitSegment(a, b, near)) {
      const side = contains(near, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]) ? "inside" : "outside";
      if (side !== last) cut[side].push([from]);
      cut[side].at(-1)?.push(to);
      last = side;
    }
  }
  return cut;
}

function splitSegment(a: XY, b: XY, area: MultiPolygon): [XY, XY][] {
  const cuts = area.flatMap((polygon) => polygon.flatMap((ring) => crossingsOfRing(a, b, ring)));
  const shares = [0, ...cuts.sort((s, t) => s - t), 1];
  const at = (t: number): XY => (t === 0 ? a : t === 1 ? b : [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
  return shares.slice(1).flatMap((t, i): [XY, XY][] => (t > (shares[i] ?? 0) ? [[at(shares[i] ?? 0), at(t)]] : []));
}

/** Where a segment crosses a ring, as shares of the segment, in the ring's order. */
export function crossingsOfRing(a: XY, b: XY, ring: Float64Array): number[] {
  const shares: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const t = crossing(a, b, [ring[i] ?? 0, ring[i + 1] ?? 0], [ring[i + 2] ?? 0, ring[i + 3] ?? 0]);
    if (t !== null) shares.push(t);
  }
  return shares;
}

export function lineBox(line: Line): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of line) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/**
 * Pieces of way put together end to end where just two of them meet, so that a road reads as few long lines.
 * The order of the pieces decides only where a closed loop starts.
 */
export function joinLines(pieces: readonly { readonly nodes: readonly number[]; readonly line: Line }[]): Line[] {
  const ends = new Map<number, number[]>();
  const endsOf = (index: number) => [pieces[index]?.nodes[0] ?? 0, pieces[index]?.nodes.at(-1) ?? 0];
  pieces.forEach((_, index) => {
    for (const node of endsOf(index)) ends.set(node, [...(ends.get(node) ?? []), index]);
  });
  const used = new Set<number>();
  const grow = (line: XY[], node: number): void => {
    const meeting = ends.get(node) ?? [];
    const next = meeting.length === 2 ? meeting.find((index) => !used.has(index)) : undefined;
    const piece = next === undefined ? undefined : pieces[next];
    if (next === undefined || !piece) return;
    used.add(next);
    const forward = piece.nodes[0] === node;
    const points = forward ? piece.line : piece.line.toReversed();
    line.push(...points.slice(1));
    grow(line, (forward ? piece.nodes.at(-1) : piece.nodes[0]) ?? 0);
  };
  return pieces.flatMap((piece, index) => {
    if (used.has(index)) return [];
    used.add(index);
    const line = [...piece.line];
    grow(line, piece.nodes.at(-1) ?? 0);
    line.reverse();
    grow(line, piece.nodes[0] ?? 0);
    return [line.reverse()];
  });
}
