import type { SceneCamera } from "@/lib/coverage/scene";
import type { PlanCamera } from "./place-cameras";

/** A camera with the one density it is asked for, pixels per metre: just met at its range (a dome's at a little more), so that it cuts nothing. */
export type PosedCamera = { readonly camera: SceneCamera; readonly density: number };

/** Metres above the ground at which cameras have to see. */
export const TARGET_HEIGHT_M = 1.6;
const WIDTH_PX = 2560;
const HEIGHT_PX = 1440;
/** A density so much below the one at the range is met there whatever the rounding. */
const JUST_MET = 1 - 1e-9;
/** A camera of a plan without heights hangs so high above the targets, in parts of its nearest distance. */
const BARELY_ABOVE = 0.01;
/** At so many times its range, the frame of such a camera ends, and the density that a dome is asked for: its range alone shall decide. */
const BEYOND_RANGE = 1.1;

/**
 * A camera at a height whose frame ends at its range: the upper edge of the frame meets the target plane `far` metres ahead. The lower edge is
 * where the sensor puts it; `near` does not count. A dome looks all round as far as its range.
 *
 * @param z - Metres above the ground, > 1.6.
 */
export function posedAt(plan: PlanCamera, index: number, z: number): PosedCamera {
  const drop = z - TARGET_HEIGHT_M;
  if (isDome(plan)) return domeAt(plan, index, z);
  const halfFrame = Math.atan((HEIGHT_PX / WIDTH_PX) * Math.tan(plan.fov / 2));
  const camera = fixed(plan, index, { z, tilt: Math.atan(drop / plan.far) + halfFrame, heightPx: HEIGHT_PX });
  return { camera, density: densityAt(camera, plan.far) };
}

/**
 * A camera of a plan without heights: it sees the sector between `near` and `far`, as the study has it. It hangs barely above the targets and its
 * sensor is as low as that asks for, which makes its frame the sector to within a ten-thousandth; its range is the circle. Domes see their own foot.
 */
export function posedFlat(plan: PlanCamera, index: number): PosedCamera {
  const drop = BARELY_ABOVE * plan.near;
  const z = TARGET_HEIGHT_M + drop;
  if (isDome(plan)) return domeAt(plan, index, z);
  const end = BEYOND_RANGE * plan.far;
  const [lowest, highest] = [Math.atan(drop / plan.near), Math.atan(drop / end)];
  const heightPx = (WIDTH_PX * Math.tan((lowest - highest) / 2)) / Math.tan(plan.fov / 2);
  const camera = fixed(plan, index, { z, tilt: (lowest + highest) / 2, heightPx, maxRange: plan.far });
  return { camera, density: densityAt(camera, end) };
}

function isDome({ fov }: PlanCamera): boolean {
  return fov >= 2 * Math.PI;
}

type Pose = Pick<SceneCamera, "z" | "tilt" | "heightPx" | "maxRange">;

/** @param pose - Its tilt in radians. */
function fixed({ x, y, heading, fov }: PlanCamera, index: number, pose: Pose): SceneCamera {
  return {
    ...pose,
    id: `c${index}`,
    kind: "fixed",
    x,
    y,
    layer: 0,
    bearing: bearingOf(heading),
    tilt: inDegrees(pose.tilt),
    hfov: inDegrees(fov),
    widthPx: WIDTH_PX,
  };
}

/** What a fixed camera gives so far ahead on the target plane, a hair less; pixels per metre. */
function densityAt({ z, tilt, hfov, widthPx }: SceneCamera, ahead: number): number {
  const focalPx = widthPx / (2 * Math.tan(inRadians(hfov) / 2));
  const depth = ahead * Math.cos(inRadians(tilt)) + (z - TARGET_HEIGHT_M) * Math.sin(inRadians(tilt));
  return (JUST_MET * focalPx) / depth;
}

function domeAt({ x, y, heading, far }: PlanCamera, index: number, z: number): PosedCamera {
  return {
    camera: {
      id: `c${index}`,
      kind: "panoramic",
      x,
      y,
      z,
      layer: 0,
      bearing: bearingOf(heading),
      tilt: 0,
      hfov: 90,
      widthPx: WIDTH_PX,
      heightPx: HEIGHT_PX,
      maxRange: far,
    },
    density: WIDTH_PX / (2 * Math.PI * Math.hypot(BEYOND_RANGE * far, z - TARGET_HEIGHT_M)),
  };
}

function bearingOf(heading: number): number {
  return (((90 - inDegrees(heading)) % 360) + 360) % 360;
}

function inDegrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

function inRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
