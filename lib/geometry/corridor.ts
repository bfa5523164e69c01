import type { Line, MultiPolygon, Polygon, XY } from "./polygon";
import { union } from "./polygon-boolean";

/** A line and the full width of ground that goes with it, metres. */
export type Course = { readonly line: Line; readonly width: number };

type Segment = { readonly from: XY; readonly to: XY; readonly along: XY; readonly length: number };
/** The two corners where a segment's ground begins or ends. */
type Corners = readonly [left: XY, right: XY];

/** Turns sharper than this are bevelled instead of mitred, so that no spike sticks out: cosine of 75 degrees. */
const MITRE_COS = Math.cos((75 * Math.PI) / 180);
/** Where two courses meet end to end, the patch over the seam reaches this far each way. */
const SEAM_M = 0.5;

/**
 * The ground within half a width of each course, with flat ends. Courses that end at one point run on into each other there.
 *
 * @param courses - Widths > 0.
 */
export function corridorGround(courses: readonly Course[]): MultiPolygon {
  return union([...courses.flatMap(({ line, width }) => pieces(segmentsOf(line), width / 2)), ...seams(courses)]);
}

/** One quadrilateral a segment, counter-clockwise. Gentle bends share their corners; sharp ones get a wedge over the gap. */
function pieces(segments: readonly Segment[], half: number): Polygon[] {
  const joints = segments.slice(1).map((next, i) => sharedCorners(segments[i] as Segment, next, half));
  return segments.flatMap((segment, i) => {
    const [startLeft, startRight] = joints[i - 1] ?? squareCorners(segment.from, segment.along, half);
    const [endLeft, endRight] = joints[i] ?? squareCorners(segment.to, segment.along, half);
    const next = segments[i + 1];
    const body = ring(startRight, endRight, endLeft, startLeft);
    return next && !joints[i] ? [body, ...wedge(segment.to, segment.along, next.along, half)] : [body];
  });
}

function segmentsOf(line: Line): Segment[] {
  return line.slice(1).flatMap((to, i) => {
    const from = line[i] ?? to;
    const along = unit(from, to);
    return along ? [{ from, to, along, length: Math.hypot(to[0] - from[0], to[1] - from[1]) }] : [];
  });
}

function squareCorners(at: XY, along: XY, half: number): Corners {
  const [nx, ny] = [-along[1] * half, along[0] * half];
  return [
    [at[0] + nx, at[1] + ny],
    [at[0] - nx, at[1] - ny],
  ];
}

/** The mitred corners two segments share; null where the bend is too sharp, or a segment too short for its inner corner. */
function sharedCorners(before: Segment, after: Segment, half: number): Corners | null {
  const cos = before.along[0] * after.along[0] + before.along[1] * after.along[1];
  if (cos <= MITRE_COS) return null;
  const scale = half / (1 + cos);
  const mitre: XY = [-(before.along[1] + after.along[1]) * scale, (before.along[0] + after.along[0]) * scale];
  const shortening = Math.abs(mitre[0] * before.along[0] + mitre[1] * before.along[1]);
  if (shortening * 2 >= Math.min(before.length, after.length)) return null;
  const at = before.to;
  return [
    [at[0] + mitre[0], at[1] + mitre[1]],
    [at[0] - mitre[0], at[1] - mitre[1]],
  ];
}

/** Fills the gap on the outer side of a bend; reaches inside so that it overlaps both sides and leaves no crack. */
function wedge(at: XY, before: XY, after: XY, half: number): Polygon[] {
  const turn = before[0] * after[1] - before[1] * after[0];
  if (turn === 0) return [];
  const side = turn > 0 ? -half : half;
  const a: XY = [at[0] - before[1] * side, at[1] + before[0] * side];
  const b: XY = [at[0] - after[1] * side, at[1] + after[0] * side];
  const inner: XY = [at[0] - (a[0] + b[0] - 2 * at[0]) / 4, at[1] - (a[1] + b[1] - 2 * at[1]) / 4];
  return [turn > 0 ? ring(inner, a, b) : ring(inner, b, a)];
}

/** Patches over the points where courses meet end to end. */
function seams(courses: readonly Course[]): Polygon[] {
  const ends = new Map<string, { at: XY; outward: XY; half: number }[]>();
  for (const { line, width } of courses) {
    for (const end of [line, line.toReversed()]) {
      const [segment] = segmentsOf(end);
      if (!segment) continue;
      const key = segment.from.join(" ");
      ends.set(key, [...(ends.get(key) ?? []), { at: segment.from, outward: segment.along, half: width / 2 }]);
    }
  }
  return [...ends.values()].flatMap((meeting) =>
    meeting.flatMap((one, i) =>
      meeting.slice(i + 1).flatMap((other) => seam(one.at, one.outward, other.outward, Math.min(one.half, other.half))),
    ),
  );
}

function seam(at: XY, back: XY, on: XY, half: number): Polygon[] {
  const before: XY = [-back[0], -back[1]];
  const start: XY = [at[0] - before[0] * SEAM_M, at[1] - before[1] * SEAM_M];
  return [strip(start, before, 2 * half, 2 * SEAM_M), ...wedge(at, before, on, half)];
}

/** Unit vector from one point to another; null if they are the same. */
export function unit(from: XY, to: XY): XY | null {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return length === 0 ? null : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** A polygon without holes from its corners. */
export function ring(...corners: readonly XY[]): Polygon {
  const first = corners[0];
  return first ? [Float64Array.from([...corners, first].flat())] : [];
}

/** The strip across an opening: a rectangle from `at` along `inward` (a unit vector), `depth` deep and `width` wide. Metres, > 0. */
export function strip(at: XY, inward: XY, width: number, depth: number): Polygon {
  const to: XY = [at[0] + inward[0] * depth, at[1] + inward[1] * depth];
  const [startLeft, startRight] = squareCorners(at, inward, width / 2);
  const [endLeft, endRight] = squareCorners(to, inward, width / 2);
  return ring(startRight, endRight, endLeft, startLeft);
}
