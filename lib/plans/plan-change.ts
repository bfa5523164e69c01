import type { StoredCamera } from "@/lib/coverage/city-camera";

/** What a plan does to one camera: places it, moves it (and may aim it anew), aims it anew where it stands, or takes it away. */
export const PLAN_CHANGE_KINDS = ["add", "move", "aim", "remove"] as const;
export type PlanChangeKind = (typeof PLAN_CHANGE_KINDS)[number];

/** What stands for each on a map and in its legend, so that changes are told apart without colour; our glyphs have them. */
export const PLAN_SIGNS = { add: "+", move: "→", aim: "↔", remove: "×" } as const satisfies Record<
  PlanChangeKind,
  string
>;

/** What a change says of a camera's place and lens, metres and degrees as in `StoredCamera`; null stays as built. */
export type PlannedPose = {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly height_m: number | null;
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
};

/** One change as the engine reads it: a camera that does not stand yet, or what becomes of one that does. */
export type PlannedCamera =
  | { readonly kind: "add"; readonly camera: StoredCamera }
  | { readonly kind: "move" | "aim" | "remove"; readonly camera: string; readonly pose: PlannedPose };

/**
 * The cameras as they are if a plan is carried out. A camera that a change is of and that is not among those given is gone by now: nothing becomes of it.
 *
 * @param built - Cameras as they are.
 */
export function plannedCameras<T extends StoredCamera>(
  built: readonly T[],
  changes: readonly PlannedCamera[],
): (T | StoredCamera)[] {
  const changed = new Map(changes.flatMap((change) => (change.kind === "add" ? [] : [[change.camera, change]])));
  const kept = built.flatMap((camera) => {
    const change = changed.get(camera.id);
    if (!change) return [camera];
    return change.kind === "remove" ? [] : [posed(camera, change.pose)];
  });
  return [...kept, ...changes.flatMap((change) => (change.kind === "add" ? [change.camera] : []))];
}

function posed<T extends StoredCamera>(camera: T, pose: PlannedPose): T {
  const { lon, lat, height_m, bearing, tilt, hfov } = pose;
  return {
    ...camera,
    lon: lon ?? camera.lon,
    lat: lat ?? camera.lat,
    height_m: height_m ?? camera.height_m,
    bearing: bearing ?? camera.bearing,
    tilt: tilt ?? camera.tilt,
    hfov: hfov ?? camera.hfov,
  };
}
