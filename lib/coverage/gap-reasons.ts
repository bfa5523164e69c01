import type { Polygon, Ring } from "@/lib/geometry/polygon";
import { samplePolygon } from "@/lib/geometry/sample-polygon";
import { type CameraFrame, FARTHEST_M, SAGITTA_M } from "./camera-frame";
import type { CameraView } from "./camera-view";
import type { Kernel } from "./kernel/kernel";
import { WATCHER_NUMBERS } from "./kernel/point-reasons";
import { GAP_REASONS, type GapReason } from "./scene";

/** A camera as the question "why does it not see this" needs it: its view and its frame at the level asked for. */
export type Watcher = {
  readonly view: CameraView;
  readonly frame: CameraFrame;
  /** Ground distance up to which it has a say, metres; twice its reach unless given. */
  readonly say?: number;
};

/** A reason that one camera gives. */
export type CameraReason = Exclude<GapReason, "no-camera">;

/** Why a gap is one, as shares of its area that sum to 1, and which obstacles hide most of it. */
export type Why = {
  readonly reasons: Partial<Record<GapReason, number>>;
  /** By how much of it they hide, most first. */
  readonly blockers: string[];
};

/** Ids of the obstacles that hide a point from a camera. */
export type BlockersAt = (view: CameraView, x: number, y: number) => readonly string[];

/** How many points of a gap are asked. Source: docs/geometry/scene.md asks for 1,000 or more. */
const SAMPLES = 1_000;
/** A camera farther from a place than this many times its reach has nothing to do with it. Source: docs/geometry/scene.md. */
const REACHES = 2;
/** How far from a circle the polygon drawn for it may be, metres, with what rounding adds. */
const DRAWN_M = 1.1 * SAGITTA_M;

/**
 * Why gaps of one level are not covered.
 *
 * @param watchers - Cameras of the gaps' layer that reach something at `density`, pixels per metre.
 * @param blockerSamples - At most this many hidden points of a gap are asked for their obstacles.
 */
export function gapReasons(
  kernel: Kernel,
  gaps: readonly Polygon[],
  watchers: readonly Watcher[],
  density: number,
  blockersAt: BlockersAt,
  blockerSamples = SAMPLES,
): Why[] {
  fillWatchers(kernel, watchers, density);
  return gaps.map((polygon) => {
    const points = samplePolygon(polygon, SAMPLES);
    const count = points.length / 2;
    kernel.reasonPoints(count).set(points);
    kernel.findReasons(count, watchers.length);
    const ranks = kernel.pointReasons();
    const counts = new Int32Array(GAP_REASONS.length);
    const hidden: number[] = [];
    for (let i = 0; i < count; i++) {
      const rank = ranks[i] as number;
      counts[rank] = (counts[rank] as number) + 1;
      if (rank === OCCLUDED) hidden.push(i);
    }
    return {
      reasons: shares(counts, count),
      blockers: blockersOf(kernel, watchers, points, hidden, blockersAt, blockerSamples),
    };
  });
}

/** Of a camera that has nothing in frame. */
const NO_FRAME: CameraFrame = { outline: Float64Array.of(0, 0), hole: null, reach: 0, box: [0, 0, 0, 0] };

/**
 * Why a camera does not cover a point even where nothing hides it, however far away; "occluded" where only an obstacle could keep it from the point.
 *
 * @param frame - The camera's frame at `density`, null where that is empty.
 */
export function reasonOfCamera(
  kernel: Kernel,
  { view, frame }: { readonly view: CameraView; readonly frame: CameraFrame | null },
  density: number,
  x: number,
  y: number,
): CameraReason {
  fillWatchers(kernel, [{ view, frame: frame ?? NO_FRAME, say: Infinity }], density);
  kernel.reasonPoints(1).set([x, y]);
  kernel.findReasons(1, 1);
  return GAP_REASONS[kernel.pointReasons()[0] as number] as CameraReason;
}

function shares(counts: Int32Array, all: number): Why["reasons"] {
  const reasons: Partial<Record<GapReason, number>> = {};
  for (const [rank, reason] of GAP_REASONS.entries()) {
    const count = counts[rank] as number;
    if (count > 0) reasons[reason] = count / all;
  }
  return reasons;
}

const OCCLUDED = GAP_REASONS.indexOf("occluded");

/** Obstacles that hide some of the points of a gap from the cameras that would cover them otherwise, by how many points each hides. */
function blockersOf(
  kernel: Kernel,
  watchers: readonly Watcher[],
  points: Float64Array,
  hidden: readonly number[],
  blockersAt: BlockersAt,
  samples: number,
): string[] {
  const hides = new Map<string, number>();
  const stride = Math.max(1, hidden.length / samples);
  for (let at = 0; at < hidden.length; at += stride) {
    const i = hidden[Math.floor(at)] as number;
    const [x, y] = [points[2 * i] as number, points[2 * i + 1] as number];
    const found = new Set<string>();
    watchers.forEach(({ view }, watcher) => {
      if (kernel.isHiddenFrom(watcher, x, y)) for (const id of blockersAt(view, x, y)) found.add(id);
    });
    for (const id of found) hides.set(id, (hides.get(id) ?? 0) + 1);
  }
  // those that hide as much as each other by name, so that no order of cameras or obstacles shows
  return [...hides].sort(([one, m], [other, n]) => n - m || (one < other ? -1 : 1)).map(([id]) => id);
}

/** Fills the kernel's watchers, in the order given. */
function fillWatchers(kernel: Kernel, watchers: readonly Watcher[], density: number): void {
  const corners = watchers.reduce((sum, { frame }) => sum + cornersOf(frame.outline) + cornersOf(frame.hole), 0);
  // making room for one may cut off another: first room for all, then the arrays
  kernel.watcherNumbers(watchers.length);
  kernel.watcherStarts(watchers.length);
  kernel.watcherCorners(corners);
  kernel.reasonPoints(SAMPLES);
  const numbers = kernel.watcherNumbers(watchers.length);
  const starts = kernel.watcherStarts(watchers.length);
  const xy = kernel.watcherCorners(corners);
  let at = 0;
  const place = (ring: Ring | null, index: number) => {
    starts[index] = at;
    if (ring) xy.set(ring.subarray(0, ring.length - 2), 2 * at);
    at += cornersOf(ring);
  };
  watchers.forEach((watcher, i) => {
    numbers.set(numbersOf(watcher, density), i * WATCHER_NUMBERS);
    place(watcher.frame.outline, 2 * i);
    place(watcher.frame.hole, 2 * i + 1);
  });
  starts[2 * watchers.length] = at;
}

function cornersOf(ring: Ring | null): number {
  return ring ? ring.length / 2 - 1 : 0;
}

/** A watcher as the kernel wants it. @see WATCHER_NUMBERS */
function numbersOf({ view, frame, say = REACHES * frame.reach }: Watcher, density: number): number[] {
  const { camera, forward, cosTilt, sinTilt, tanH, tanV, drop, focalPx, verticalRatio, nearest } = view;
  const { maxRange = Infinity, kind } = camera;
  const isFixed = kind === "fixed";
  const plainTo = Math.max(0, (isFixed ? Math.min(maxRange, FARTHEST_M) : frame.reach) - DRAWN_M);
  const plainFrom = isFixed || !(nearest > 0) ? 0 : nearest + DRAWN_M;
  return [
    camera.x,
    camera.y,
    isFixed ? 0 : 1,
    ...forward,
    cosTilt,
    sinTilt,
    tanH,
    tanV,
    drop,
    isFixed ? focalPx : camera.widthPx,
    isFixed ? density : 2 * Math.PI * density,
    maxRange ** 2,
    verticalRatio * density,
    nearest,
    say ** 2,
    plainFrom ** 2,
    plainTo ** 2,
  ];
}
