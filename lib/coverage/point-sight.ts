import { meetingShare } from "./blocks-sight";
import { cameraFrame } from "./camera-frame";
import { type CameraView, type SceneDemands, viewOf } from "./camera-view";
import { type CameraReason, reasonOfCamera } from "./gap-reasons";
import type { Kernel } from "./kernel/kernel";
import { type PointFigures, pointFigures } from "./point-density";
import { layersMeet, type Prism } from "./prism";
import type { SceneCamera } from "./scene";

/** A point at which a person must be seen: `z` is the height of the target above the datum; metres. */
export type SightTarget = { readonly x: number; readonly y: number; readonly z: number; readonly layer: number };

/** Why a camera does not see a point: nearest misses first, as the definition orders them, and then what it leaves out from the start. */
export const MISS_REASONS = [
  "occluded",
  "too-far",
  "too-close",
  "out-of-frame",
  "below-target",
  "other-layer",
  "direction-unknown",
] as const;
export type MissReason = (typeof MISS_REASONS)[number];

/** An obstacle on a sight line; `share` of the ground between camera and point lies before it. */
export type Hider = { readonly id: string; readonly share: number };

/** What one camera has of a point. */
export type PointSight = PointFigures & {
  /** By level; null where the camera covers the point. */
  readonly misses: Readonly<Record<string, MissReason | null>>;
  /** What stands on the sight line, from the camera on; asked for only where the point is in frame at some level. */
  readonly hiders: readonly Hider[];
};

/** A camera above the target, and why it would not cover it if nothing hid anything; "occluded" is for the obstacles to say. */
export type ClearSight = {
  readonly view: CameraView;
  readonly target: SightTarget;
  readonly figures: PointFigures;
  readonly reasons: Readonly<Record<string, CameraReason>>;
};

/**
 * What a camera has of a point before anything hides it, by conditions 1 to 4 of docs/geometry/scene.md.
 *
 * @param levels - Name → pixels per metre.
 * @returns The reason why no level has anything of it: the camera is of another layer, or not above the target.
 */
export function clearSight(
  kernel: Kernel,
  camera: SceneCamera,
  target: SightTarget,
  levels: Readonly<Record<string, number>>,
  demands: SceneDemands = {},
): ClearSight | "other-layer" | "below-target" {
  if (camera.layer !== target.layer) return "other-layer";
  const view = viewOf(camera, target.z, demands);
  if (!view) return "below-target";
  const { x, y } = target;
  const reasons = Object.entries(levels).map(([level, density]): [string, CameraReason] => {
    const frame = cameraFrame(view, density);
    return [level, reasonOfCamera(kernel, { view, frame }, density, x, y)];
  });
  return { view, target, figures: pointFigures(view, x, y), reasons: Object.fromEntries(reasons) };
}

/** Whether only obstacles can keep a camera from the point, at some level. */
export function isInFrame({ reasons }: ClearSight): boolean {
  return Object.values(reasons).includes("occluded");
}

/** What a camera has of a point among obstacles: condition 5. @param prisms - Those near the sight line; they may be more. */
export function sightAmong(sight: ClearSight, prisms: readonly Prism[]): PointSight {
  const { view, target, figures, reasons } = sight;
  const { x, y, layer } = target;
  const hiders = prisms
    .flatMap((prism): Hider[] => {
      const share = layersMeet(prism.layer, layer) ? meetingShare(prism, view.camera, x, y, view.planeZ) : null;
      return share === null ? [] : [{ id: prism.id, share }];
    })
    .sort((a, b) => a.share - b.share || (a.id < b.id ? -1 : 1));
  const misses = Object.entries(reasons).map(([level, reason]): [string, MissReason | null] => [
    level,
    reason === "occluded" && hiders.length === 0 ? null : reason,
  ]);
  return { ...figures, misses: Object.fromEntries(misses), hiders: isInFrame(sight) ? hiders : [] };
}
