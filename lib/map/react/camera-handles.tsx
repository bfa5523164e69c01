import type { Map as MapLibre } from "maplibre-gl";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import styles from "./camera-handles.module.css";
import {
  bearingTo,
  type HandlePose,
  heldWithin,
  metresAhead,
  placeAhead,
  STEEPEST_TILT,
  wholeTilt,
  wholeTurn,
} from "./handle-geometry";

/** A camera with handles: one to move it, one to turn it where it has a direction, one where its sight ends. */
export type MovableCamera = {
  readonly id: string;
  /** As it is drawn: where it is tried, or else where it stands. */
  readonly pose: HandlePose;
  /** As it is stored: moves end `mostM` metres from there. */
  readonly from: HandlePose;
  readonly mostM: number;
  /** Whether it sees all round, and so has nothing to turn. */
  readonly allRound: boolean;
  /** Where its sight along its bearing ends, metres from its foot, and how far it looks down, degrees; null where that is not changed here. */
  readonly sight: {
    readonly endM: number;
    readonly tilt: number;
    /** The tilt at which it ends at a distance in metres. */
    readonly tiltAt: (metres: number) => number;
    /** What its handle is called. */
    readonly word: string;
  } | null;
  readonly busy: boolean;
  readonly words: { readonly move: string; readonly turn: string };
  /** What it is mounted on where it is drawn, in words; null where it stands free. */
  readonly mark: string | null;
  /** Where a mount draws in what is dragged to a place at a zoom of the map; null where none does. */
  readonly pull: (at: readonly [lon: number, lat: number], zoom: number) => readonly [lon: number, lat: number] | null;
  /** While it is moved or turned. */
  readonly onTry: (pose: HandlePose) => void;
  /** The gesture ended. */
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Pixels from the camera to the handle that turns it. */
const ARM_PX = 58;
/** Handles nearer to each other than this, in pixels, are hard to tell apart. */
const APART_PX = 36;
/** One press of a key: metres, degrees. Ours. */
const STEP_M = 0.5;
const TURN_DEG = 1;
/** The nearest to a camera's foot that its sight is drawn to end, metres. */
const NEAREST_M = 0.5;
/** With Shift so many times that. */
const LARGE = 10;
const RADIANS = Math.PI / 180;

/** Handles over a selected camera: to drag, or to move with the keys. Nothing is decided here: what is tried is told, and when the gesture ended. */
export function CameraHandles({ map, camera }: { readonly map: MapLibre; readonly camera: MovableCamera }) {
  const { pose, allRound, busy, words, sight } = camera;
  const at = useProjected(map, pose);
  const held = useRef<{ readonly dx: number; readonly dy: number } | null>(null);
  const byKeys = useRef(false);
  const canvas = () => map.getCanvasContainer().getBoundingClientRect();

  // A gesture that is given up must not close what is open behind it as well.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || (!held.current && !byKeys.current)) return;
      event.preventDefault();
      event.stopPropagation();
      held.current = null;
      byKeys.current = false;
      camera.onCancel();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [camera]);

  const take = (event: PointerEvent<HTMLButtonElement>, x: number, y: number) => {
    if (busy || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top } = canvas();
    held.current = { dx: x - (event.clientX - left), dy: y - (event.clientY - top) };
  };
  const pointed = (event: PointerEvent): [x: number, y: number] | null => {
    const { left, top } = canvas();
    return held.current && [event.clientX - left + held.current.dx, event.clientY - top + held.current.dy];
  };
  const release = () => {
    if (!held.current) return;
    held.current = null;
    camera.onDone();
  };
  const lost = () => {
    if (!held.current) return;
    held.current = null;
    camera.onCancel();
  };
  const drag = (event: PointerEvent) => {
    const point = pointed(event);
    if (!point) return;
    const { lng, lat } = map.unproject(point);
    const pulled = event.altKey ? null : camera.pull([lng, lat], map.getZoom());
    camera.onTry({ ...pose, ...heldWithin(camera.from, pulled ?? [lng, lat], camera.mostM) });
  };
  const turn = (event: PointerEvent) => {
    const point = pointed(event);
    if (!point || Math.hypot(point[0] - at.x, point[1] - at.y) < 4) return;
    const { lng, lat } = map.unproject(point);
    camera.onTry({ ...pose, bearing: bearingTo(pose, [lng, lat]) });
  };
  const tilt = (event: PointerEvent) => {
    const point = pointed(event);
    if (!point || !sight) return;
    const { lng, lat } = map.unproject(point);
    camera.onTry({ ...pose, tilt: sight.tiltAt(Math.max(NEAREST_M, metresAhead(pose, [lng, lat]))) });
  };
  /** The way of an arrow key; Enter ends what such keys began. */
  const pressedWay = (event: KeyboardEvent) => {
    const way = busy ? undefined : WAYS[event.key];
    const ends = event.key === "Enter" && byKeys.current;
    if (!way && !ends) return null;
    event.preventDefault();
    event.stopPropagation();
    byKeys.current = !ends;
    if (ends) camera.onDone();
    return way ?? null;
  };
  const leave = () => {
    if (!byKeys.current) return;
    byKeys.current = false;
    camera.onDone();
  };
  const onMoveKey = (event: KeyboardEvent) => {
    const way = pressedWay(event);
    if (!way) return;
    const metres = STEP_M * (event.shiftKey ? LARGE : 1);
    // Up is up on the screen, however the map is turned.
    const bearing = Math.atan2(way[0], way[1]) / RADIANS + map.getBearing();
    const place = placeAhead({ ...pose, bearing }, metres);
    camera.onTry({ ...pose, ...heldWithin(camera.from, place, camera.mostM) });
  };
  const onTurnKey = (event: KeyboardEvent) => {
    const way = pressedWay(event);
    if (!way) return;
    const degrees = TURN_DEG * (event.shiftKey ? LARGE : 1) * (way[0] || way[1]);
    camera.onTry({ ...pose, bearing: wholeTurn((pose.bearing ?? 0) + degrees) });
  };
  const onTiltKey = (event: KeyboardEvent) => {
    const way = pressedWay(event);
    if (!way || !sight) return;
    // Up is farther, and so less steep.
    const steeper = sight.tilt - TURN_DEG * (event.shiftKey ? LARGE : 1) * (way[0] || way[1]);
    camera.onTry({ ...pose, tilt: wholeTilt(steeper) });
  };

  /** What a handle that is drawn at a place hears: of a hand that drags it, and of keys. */
  const gesture = (
    { x, y }: { readonly x: number; readonly y: number },
    onPointerMove: (event: PointerEvent) => void,
    onKeyDown: (event: KeyboardEvent) => void,
  ) => ({
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => take(event, x, y),
    onPointerMove,
    onPointerUp: release,
    onPointerCancel: lost,
    onKeyDown,
    onBlur: leave,
  });

  const end = sight && map.project(placeAhead(pose, sight.endM));
  const endPx = end ? Math.hypot(end.x - at.x, end.y - at.y) : 0;
  const armPx = end && Math.abs(endPx - ARM_PX) < APART_PX ? endPx + APART_PX : ARM_PX;
  const angle = ((pose.bearing ?? 0) - map.getBearing()) * RADIANS;
  const arm = { x: at.x + armPx * Math.sin(angle), y: at.y - armPx * Math.cos(angle) };
  return (
    <div className={styles.handles} data-busy={busy}>
      {!allRound && (
        <>
          <svg className={styles.arm} aria-hidden="true">
            <line className={styles.armHalo} x1={at.x} y1={at.y} x2={arm.x} y2={arm.y} />
            <line className={styles.armLine} x1={at.x} y1={at.y} x2={arm.x} y2={arm.y} />
            {end && endPx > armPx && <line className={styles.sightLine} x1={arm.x} y1={arm.y} x2={end.x} y2={end.y} />}
          </svg>
          <button
            type="button"
            role="slider"
            className={styles.turn}
            style={{ transform: `translate(${arm.x}px, ${arm.y}px)` }}
            aria-label={words.turn}
            aria-valuemin={0}
            aria-valuemax={360}
            aria-valuenow={Math.round(pose.bearing ?? 0)}
            aria-valuetext={`${pose.bearing ?? 0}°`}
            title={words.turn}
            data-testid="camera-turn"
            {...gesture(arm, turn, onTurnKey)}
          />
          {sight && end && (
            <button
              type="button"
              role="slider"
              className={styles.end}
              style={{ transform: `translate(${end.x}px, ${end.y}px) rotate(${angle}rad)` }}
              data-near={endPx < APART_PX}
              aria-label={sight.word}
              aria-valuemin={-STEEPEST_TILT}
              aria-valuemax={STEEPEST_TILT}
              aria-valuenow={Math.round(sight.tilt)}
              aria-valuetext={`${sight.tilt}°`}
              title={sight.word}
              data-testid="camera-tilt"
              {...gesture(end, tilt, onTiltKey)}
            />
          )}
        </>
      )}
      {camera.mark !== null && (
        <div
          className={styles.mount}
          style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
          data-testid="camera-mount"
        >
          <span className={styles.mountText}>{camera.mark}</span>
        </div>
      )}
      <button
        type="button"
        className={styles.move}
        style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
        aria-label={words.move}
        title={words.move}
        data-testid="camera-move"
        {...gesture(at, drag, onMoveKey)}
      />
    </div>
  );
}

/** Right and up on the screen. */
const WAYS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Where a pose is on the screen, pixels; followed while the map moves. */
function useProjected(map: MapLibre, { lon, lat }: HandlePose): { readonly x: number; readonly y: number } {
  const [, follow] = useState(0);
  // Follows the map, which draws without React.
  useEffect(() => {
    const onMove = () => follow((times) => times + 1);
    map.on("move", onMove);
    map.on("resize", onMove);
    return () => {
      map.off("move", onMove);
      map.off("resize", onMove);
    };
  }, [map]);
  return map.project([lon, lat]);
}
