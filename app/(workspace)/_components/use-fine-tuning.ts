import { useEffect, useEffectEvent, useState } from "react";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { CAMERA_LIMITS } from "@/lib/api/camera-edit";
import type { Pose } from "@/lib/coverage/moved-camera";
import { wholeTilt, wholeTurn } from "@/lib/map/react/handle-geometry";
import type { CameraMove } from "./camera-move";
import { useMapTools } from "./map-tools";

/** What one press of a key comes to, degrees and metres; with Shift a turn is the finer one. Ours. */
const TURN_DEG = 5;
const FINE_TURN_DEG = 1;
const TILT_DEG = 1;
const RAISE_M = 0.5;
/** So long after the last key what was tried is saved, milliseconds: a row of presses is one change. Ours. */
const PAUSE_MS = 1_200;

/**
 * Turns, tilts and raises the selected camera by keys, wherever the keyboard is on the page: `,` and `.` turn it, T and H tilt it down and raise it, with Shift
 * up and down. What is tried is saved after a pause, unless Escape gives it up first.
 *
 * @returns what keys have tried and nobody has saved yet; null for nothing
 */
export function useFineTuning(move: CameraMove): Pose | null {
  const { camera, around, phase } = move;
  const { tool } = useMapTools();
  const [kept, setKept] = useState<Pose | null>(null);
  if (kept !== null && phase !== "trying") setKept(null);
  const tuned = phase === "trying" ? kept : null;

  const pause = useEffectEvent(() => {
    // A hand that took hold of it meanwhile ends it itself.
    if (move.pose === tuned) move.finish();
  });
  // Follows the clock.
  useEffect(() => {
    if (!tuned) return;
    const timer = setTimeout(pause, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [tuned]);

  const free = (phase === "idle" || phase === "trying") && tool === "select";
  const able = free && camera !== null && around !== null && around.camera.version === camera.version;
  const attempt = (change: (now: Pose) => Partial<Pose>) => {
    if (!able) return;
    const [lon, lat] = camera.position;
    const now = move.pose ?? { lon, lat, bearing: camera.bearing };
    const next = { ...now, ...change(now) };
    setKept(next);
    move.attempt(next);
  };
  const turn = (way: number) =>
    attempt(({ bearing }) => (bearing === null ? {} : { bearing: wholeTurn(bearing + way) }));
  const tilt = ({ shiftKey }: KeyboardEvent) =>
    attempt((now) => {
      const from = now.tilt ?? camera?.tilt ?? null;
      return from === null ? {} : { tilt: wholeTilt(from + (shiftKey ? -TILT_DEG : TILT_DEG)) };
    });
  const raise = ({ shiftKey }: KeyboardEvent) =>
    attempt((now) => {
      const from = now.heightM ?? camera?.heightM ?? 0;
      return { heightM: heldHeight(from + (shiftKey ? -RAISE_M : RAISE_M)) };
    });
  const fixed = camera?.kind === "fixed" && camera.bearing !== null;
  useShortcuts(
    able
      ? {
          ...{ h: raise, H: raise },
          ...(fixed ? { t: tilt, T: tilt } : {}),
          ...(fixed ? { ",": () => turn(-TURN_DEG), ".": () => turn(TURN_DEG) } : {}),
          ...(fixed ? { "<": () => turn(-FINE_TURN_DEG), ">": () => turn(FINE_TURN_DEG) } : {}),
          ...(tuned ? { Escape: move.cancel } : {}),
        }
      : {},
  );
  return tuned;
}

/** A height that a camera can have, to a centimetre, metres. */
function heldHeight(metres: number): number {
  const { min, max } = CAMERA_LIMITS.heightM;
  return Math.round(Math.min(max, Math.max(min, metres)) * 100) / 100;
}
