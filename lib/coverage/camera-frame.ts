import { type Box, boxHalfPlanes, boxOf } from "@/lib/geometry/box";
import { clipRingToAll, type HalfPlane, halfPlanesOf } from "@/lib/geometry/clip-ring";
import { clipToConvex } from "@/lib/geometry/clip-to-convex";
import type { Ring, XY } from "@/lib/geometry/polygon";
import { partOfRegularPolygon, regularPolygon, sidesFor } from "@/lib/geometry/regular-polygon";
import type { CameraView } from "./camera-view";

/** Largest distance between a circle and the polygon drawn for it, metres. Source: docs/geometry/scene.md. */
export const SAGITTA_M = 0.01;

/**
 * Frames are cut this far from the camera in x and y, metres: a density near zero would reach farther than a plane describes the earth, and cost
 * digits where they matter.
 */
export const FARTHEST_M = 1e5;

/** A depth farther than any place that is kept, metres: a density of almost nothing must not reach to infinity. */
const BEYOND_M = 1e12;

/** The places a camera would cover if nothing stood in its way. */
export type CameraFrame = {
  /** Convex, counter-clockwise. */
  readonly outline: Ring;
  /** What is too steep below a panoramic camera to be seen; counter-clockwise. */
  readonly hole: Ring | null;
  /** The largest ground distance at which a point of it lies, metres. */
  readonly reach: number;
  /** Around the outline. */
  readonly box: Box;
};

/**
 * The places on the target plane that a camera has in frame, dense enough and in range: conditions 2 to 4 of docs/geometry/scene.md.
 *
 * @param density - Pixels per metre asked for, > 0.
 * @returns Rings about the camera's foot at the origin, x east and y north, metres; null where no place follows.
 */
export function cameraFrame(view: CameraView, density: number): CameraFrame | null {
  return view.camera.kind === "panoramic" ? panoramicFrame(view, density) : fixedFrame(view, density);
}

function fixedFrame(view: CameraView, density: number): CameraFrame | null {
  const { camera, cosTilt, sinTilt, drop, tanH, forward } = view;
  const [near, far] = forwardInterval(view, density);
  if (!(near < far)) return null;
  const nearHalf = Math.max(0, near * cosTilt + drop * sinTilt) * tanH;
  const farHalf = Math.max(0, far * cosTilt + drop * sinTilt) * tanH;
  const [ex, ey] = forward;
  const corners = Float64Array.of(
    near * ex + nearHalf * ey,
    near * ey - nearHalf * ex,
    far * ex + farHalf * ey,
    far * ey - farHalf * ex,
    far * ex - farHalf * ey,
    far * ey + farHalf * ex,
    near * ex - nearHalf * ey,
    near * ey + nearHalf * ex,
    near * ex + nearHalf * ey,
    near * ey - nearHalf * ex,
  );
  const trapezium = onEarth(corners);
  const outline = trapezium && inRange(trapezium, camera.maxRange, forward);
  return outline && { outline, hole: null, reach: farthest(outline), box: boxOf([outline]) };
}

function onEarth(ring: Ring): Ring | null {
  if (farthest(ring) <= FARTHEST_M) return ring;
  return clipRingToAll(ring, boxHalfPlanes([-FARTHEST_M, -FARTHEST_M, FARTHEST_M, FARTHEST_M], 0));
}

/** What of a frame's few corners lies within `maxRange`, drawn as a polygon; the ring itself if all of it does. */
function inRange(ring: Ring, maxRange: number | undefined, forward: XY): Ring | null {
  if (maxRange === undefined || farthest(ring) <= maxRange - SAGITTA_M) return ring;
  const sides = sidesFor(maxRange, SAGITTA_M);
  const around = sidesAhead(ring, forward, sides);
  if (2 * around >= sides) return clipToConvex(ring, regularPolygon([0, 0], maxRange, sides, forward));
  return clipToConvex(ring, partOfRegularPolygon(maxRange, sides, forward, around), false);
}

/** How many sides of a circle's polygon, each way from straight ahead, a frame can meet; all where it is not wholly ahead. */
function sidesAhead(ring: Ring, [ex, ey]: XY, sides: number): number {
  // the steepest way aside, as the tangent of its angle
  let steepest = 0;
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [x, y] = [ring[i] as number, ring[i + 1] as number];
    const ahead = x * ex + y * ey;
    if (!(ahead > 0)) return sides;
    steepest = Math.max(steepest, Math.abs(ex * y - ey * x) / ahead);
  }
  return Math.ceil((Math.atan(steepest) * sides) / (2 * Math.PI)) + 1;
}

/**
 * Forward distances x at which a fixed camera has a point in frame and dense enough. Depth and height in the picture depend on x alone, as
 * cameras are not rolled: every condition but |y| is linear in x, or a quadratic for ρv.
 */
function forwardInterval(view: CameraView, density: number): readonly [near: number, far: number] {
  const { cosTilt: c, sinTilt: s, drop, tanV, focalPx, verticalRatio, nearest } = view;
  let [low, high] = [nearest, Infinity];
  const narrow = ([from, to]: Interval) => {
    low = Math.max(low, from);
    high = Math.min(high, to);
  };
  narrow(atMost(-c, drop * s)); // Z ≥ 0
  narrow(atMost(s - c * tanV, drop * (c + s * tanV))); // not above the frame
  narrow(atMost(-s - c * tanV, drop * (s * tanV - c))); // not below it
  narrow(atMost(c, Math.min(BEYOND_M, focalPx / density) - drop * s)); // ρh ≥ T
  if (verticalRatio > 0) narrow(verticalInterval(view, verticalRatio * density));
  return [low, high];
}

type Interval = readonly [low: number, high: number];
const NOWHERE: Interval = [Infinity, -Infinity];

/** Where a·x ≤ b. */
function atMost(a: number, b: number): Interval {
  if (a > 0) return [-Infinity, b / a];
  if (a < 0) return [b / a, Infinity];
  return b >= 0 ? [-Infinity, Infinity] : NOWHERE;
}

/** Where ρv = fx·x / Z² reaches `least`: least·(c·x + s·Δ)² - fx·x ≤ 0. */
function verticalInterval({ cosTilt: c, sinTilt: s, drop, focalPx }: CameraView, least: number): Interval {
  const square = least * c * c;
  const linear = 2 * least * c * s * drop - focalPx;
  const constant = least * (s * drop) ** 2;
  if (square === 0) return atMost(linear, -constant);
  const discriminant = linear * linear - 4 * square * constant;
  if (discriminant < 0) return NOWHERE;
  // the larger root without cancellation, the other from their product
  const far = -(linear + (linear < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  const [p, q] = far === 0 ? [0, 0] : [far / square, constant / far];
  return [Math.min(p, q), Math.max(p, q)];
}

function panoramicFrame(view: CameraView, density: number): CameraFrame | null {
  const { camera, drop, forward, nearest } = view;
  const slant = Math.min(BEYOND_M, camera.widthPx / (2 * Math.PI * density));
  if (!(slant > drop)) return null;
  const { maxRange = Infinity } = camera;
  const radius = Math.min(FARTHEST_M, Math.sqrt((slant - drop) * (slant + drop)));
  // of two circles the larger one does not matter, unless they are so near that their polygons cross
  const outline =
    maxRange <= radius - SAGITTA_M ? inscribed(maxRange, forward) : bothCircles(radius, maxRange, forward);
  if (!outline) return null;
  const reach = farthest(outline);
  const box = boxOf([outline]);
  if (!(nearest > 0)) return { outline, hole: null, reach, box };
  if (nearest >= reach) return null;
  const sides = sidesFor(nearest, SAGITTA_M);
  const hole = regularPolygon([0, 0], nearest / Math.cos(Math.PI / sides), sides, forward);
  return { outline, hole, reach, box };
}

/** Two circles of nearly the same size; the smaller one alone if they are not. Their corners may lie within rounding of each other, so every side cuts. */
function bothCircles(radius: number, maxRange: number, forward: XY): Ring | null {
  const circle = inscribed(radius, forward);
  if (radius <= maxRange - SAGITTA_M) return circle;
  return clipRingToAll(circle, halfPlanesOf(inscribed(maxRange, forward)));
}

/** A circle about the origin as a polygon inside it, with a corner on the bearing. */
function inscribed(radius: number, forward: XY): Ring {
  return regularPolygon([0, 0], radius, sidesFor(radius, SAGITTA_M), forward);
}

function farthest(ring: Ring): number {
  let square = 0;
  for (let i = 0; i + 1 < ring.length; i += 2)
    square = Math.max(square, (ring[i] as number) ** 2 + (ring[i + 1] as number) ** 2);
  return Math.sqrt(square);
}

/** A side shorter than this part of the frame's reach has no direction to speak of. */
const SHORTEST_SIDE = 1e-6;

/** Half-planes a little wider than the frame: what lies beyond them cannot change the footprint. */
export function frameBounds({ outline, reach, box }: CameraFrame): HalfPlane[] {
  const margin = 1 + 1e-3 * reach;
  const fourSides = outline.length === 10 && shortestSide(outline) > SHORTEST_SIDE * reach;
  return fourSides ? halfPlanesOf(outline, margin) : boxHalfPlanes(box, margin);
}

function shortestSide(ring: Ring): number {
  let shortest = Infinity;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [dx, dy] = [(ring[i + 2] as number) - (ring[i] as number), (ring[i + 3] as number) - (ring[i + 1] as number)];
    shortest = Math.min(shortest, Math.hypot(dx, dy));
  }
  return shortest;
}
