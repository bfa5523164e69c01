import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { Polygon } from "@/lib/geometry/polygon";
import { samplePolygon } from "@/lib/geometry/sample-polygon";
import type { CameraFrame } from "./camera-frame";
import type { CameraView } from "./camera-view";
import { GAP_REASONS, type GapReason } from "./scene";

/** A camera as the question "why does it not see this" needs it: its view and its frame at the level asked for. */
export type Watcher = { readonly view: CameraView; readonly frame: CameraFrame };

/** How many points of a gap are asked. Source: docs/geometry/scene.md asks for 1,000 or more. */
const SAMPLES = 1_000;
/** A camera farther from a place than this many times its reach has nothing to do with it. Source: docs/geometry/scene.md. */
const REACHES = 2;

/**
 * Why a gap is one, as shares of its area that sum to 1, and which obstacles hide most of it.
 *
 * @param watchers - Cameras of the gap's layer that reach something at `density`, pixels per metre.
 * @param blockersAt - Ids of the obstacles that hide a point from a camera.
 * @param blockerSamples - At most this many hidden points are asked for their obstacles.
 * @returns Blockers by how many of the points they hide, most first.
 */
export function gapReasons(
  polygon: Polygon,
  watchers: readonly Watcher[],
  density: number,
  blockersAt: (view: CameraView, x: number, y: number) => readonly string[],
  blockerSamples = SAMPLES,
): { reasons: Partial<Record<GapReason, number>>; blockers: string[] } {
  const points = samplePolygon(polygon, SAMPLES);
  const counts = new Int32Array(GAP_REASONS.length);
  const hidden: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const rank = reasonRank(watchers, density, points[i] as number, points[i + 1] as number);
    counts[rank] = (counts[rank] as number) + 1;
    if (rank === OCCLUDED) hidden.push(i);
  }
  const reasons: Partial<Record<GapReason, number>> = {};
  for (const [rank, reason] of GAP_REASONS.entries()) {
    const count = counts[rank] as number;
    if (count > 0) reasons[reason] = count / (points.length / 2);
  }

  const hides = new Map<string, number>();
  const stride = Math.max(1, hidden.length / blockerSamples);
  for (let at = 0; at < hidden.length; at += stride) {
    const i = hidden[Math.floor(at)] as number;
    for (const id of blockersOf(watchers, density, points[i] as number, points[i + 1] as number, blockersAt)) {
      hides.set(id, (hides.get(id) ?? 0) + 1);
    }
  }
  return { reasons, blockers: [...hides].sort((a, b) => b[1] - a[1]).map(([id]) => id) };
}

const rankOf = (reason: GapReason) => GAP_REASONS.indexOf(reason);
const OCCLUDED = rankOf("occluded");
const TOO_FAR = rankOf("too-far");
const TOO_CLOSE = rankOf("too-close");
const OUT_OF_FRAME = rankOf("out-of-frame");
const NO_CAMERA = rankOf("no-camera");

/** The first reason, in the order of `GAP_REASONS`, that any camera gives for not covering a point. */
function reasonRank(watchers: readonly Watcher[], density: number, x: number, y: number): number {
  let best = NO_CAMERA;
  for (const watcher of watchers) {
    best = Math.min(best, reasonOf(watcher, density, x, y));
    if (best === OCCLUDED) break;
  }
  return best;
}

function reasonOf({ view, frame }: Watcher, density: number, px: number, py: number): number {
  const [dx, dy] = [px - view.camera.x, py - view.camera.y];
  const square = dx * dx + dy * dy;
  if (square > (REACHES * frame.reach) ** 2) return NO_CAMERA;
  const { kind } = view.camera;
  const reason = kind === "panoramic" ? panoramicReason(view, density, square) : fixedReason(view, density, dx, dy);
  return reason ?? drawnReason(frame, dx, dy);
}

/** Null where conditions 2 to 4 hold, by the circles themselves. */
function panoramicReason({ camera, drop, nearest }: CameraView, density: number, square: number): number | null {
  const dense = camera.widthPx >= 2 * Math.PI * density * Math.sqrt(square + drop * drop);
  if (!dense || square > (camera.maxRange ?? Infinity) ** 2) return TOO_FAR;
  return Math.sqrt(square) < nearest ? TOO_CLOSE : null;
}

/** The same for a camera with a frame. */
function fixedReason(view: CameraView, density: number, dx: number, dy: number): number | null {
  const { camera, drop, forward, cosTilt, sinTilt, tanH, tanV, focalPx } = view;
  const x = dx * forward[0] + dy * forward[1];
  const y = dy * forward[0] - dx * forward[1];
  const depth = x * cosTilt + drop * sinTilt;
  if (depth <= 0 || Math.abs(y) > depth * tanH) return OUT_OF_FRAME;
  const height = x * sinTilt - drop * cosTilt;
  if (height < -depth * tanV) return TOO_CLOSE;
  if (height > depth * tanV) return OUT_OF_FRAME;
  if (focalPx < density * depth || dx * dx + dy * dy > (camera.maxRange ?? Infinity) ** 2) return TOO_FAR;
  const tooFlat = view.verticalRatio > 0 && focalPx * x < view.verticalRatio * density * depth * depth;
  return tooFlat || x < view.nearest ? TOO_CLOSE : null;
}

/** Circles are drawn as polygons, so a place may lie within a circle and yet outside what is drawn; only what is left is hidden by something. */
function drawnReason({ outline, hole }: CameraFrame, dx: number, dy: number): number {
  if (hole && pointInRings(dx, dy, [hole])) return TOO_CLOSE;
  return pointInRings(dx, dy, [outline]) ? OCCLUDED : TOO_FAR;
}

/** Obstacles that hide a point from the cameras that would cover it otherwise; each once. */
function blockersOf(
  watchers: readonly Watcher[],
  density: number,
  x: number,
  y: number,
  blockersAt: (view: CameraView, x: number, y: number) => readonly string[],
): Set<string> {
  const found = new Set<string>();
  for (const watcher of watchers) {
    if (reasonOf(watcher, density, x, y) !== OCCLUDED) continue;
    for (const id of blockersAt(watcher.view, x, y)) found.add(id);
  }
  return found;
}
