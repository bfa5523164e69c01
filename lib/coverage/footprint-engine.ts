import type { Ring } from "@/lib/geometry/polygon";
import type { CameraFrame } from "./camera-frame";
import type { CameraView } from "./camera-view";
import { FieldWriter } from "./fill-field";
import type { Kernel } from "./kernel/kernel";
import type { OpenRings } from "./open-rings";
import type { Prism } from "./prism";

/**
 * Gives the kernel the obstacles among which cameras will be asked for.
 * @param prisms - Whose layers count for the sites that are asked about.
 */
export function setObstacles(kernel: Kernel, prisms: readonly Prism[]): void {
  let corners = 0;
  for (const { rings } of prisms) for (const ring of rings) corners += ring.length / 2;
  const field = new FieldWriter(kernel, prisms.length, corners);
  for (const { rings, base, top } of prisms) {
    field.begin(base, top);
    for (const ring of rings) field.ring(ring.subarray(0, ring.length - 2));
  }
  field.end();
}

/**
 * What a camera covers at each of some levels.
 * @param frames - The camera's frame at each level; null where it covers nothing.
 * @returns For each frame its rings about the camera's foot.
 */
export function seeAll(kernel: Kernel, view: CameraView, frames: readonly (CameraFrame | null)[]): OpenRings[] {
  drawAll(kernel, view, frames);
  const levels = kernel.levelStarts();
  const ringStarts = kernel.outlineStarts();
  const xy = kernel.outlineXY();
  return frames.map((_, level) => {
    const from = levels[level] as number;
    const to = levels[level + 1] as number;
    const first = ringStarts[from] as number;
    const starts = ringStarts.slice(from, to + 1);
    for (let i = 0; i < starts.length; i++) starts[i] = (starts[i] as number) - first;
    return { xy: xy.slice(2 * first, 2 * (ringStarts[to] as number)), starts };
  });
}

/** Has the kernel draw what a camera covers at each of some levels; its rings are good until it is asked for the next. @see seeAll */
export function drawAll(kernel: Kernel, view: CameraView, frames: readonly (CameraFrame | null)[]): void {
  fillFrames(kernel, frames);
  const { x, y, z } = view.camera;
  kernel.seeFootprints(x, y, z, view.planeZ, view.forward[0], view.forward[1], frames.length);
}

function fillFrames(kernel: Kernel, frames: readonly (CameraFrame | null)[]): void {
  let total = 0;
  for (const frame of frames) total += cornersOf(frame?.outline) + cornersOf(frame?.hole);
  // Making room for one may cut off the other: first room for both, then the arrays.
  kernel.framePoints(total);
  const starts = kernel.frameStarts(frames.length);
  const points = kernel.framePoints(total);
  let at = 0;
  for (let level = 0; level < frames.length; level++) {
    const frame = frames[level];
    starts[2 * level] = at;
    at = fillRing(points, at, frame?.outline);
    starts[2 * level + 1] = at;
    at = fillRing(points, at, frame?.hole);
  }
  starts[2 * frames.length] = at;
}

function cornersOf(ring: Ring | null | undefined): number {
  return ring ? ring.length / 2 - 1 : 0;
}

/** Writes a closed ring without its last corner. @returns where it ends */
function fillRing(points: Float64Array, at: number, ring: Ring | null | undefined): number {
  if (!ring) return at;
  const numbers = ring.length - 2;
  for (let i = 0; i < numbers; i++) points[2 * at + i] = ring[i] as number;
  return at + numbers / 2;
}
