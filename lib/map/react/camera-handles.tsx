import type { Map as MapLibre } from "maplibre-gl";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import styles from "./camera-handles.module.css";

/** Where a camera stands and looks: degrees; bearing clockwise from true north, null where it looks nowhere in particular. */
export type HandlePose = { readonly lon: number; readonly lat: number; readonly bearing: number | null };

/** A camera with handles: one to move it, one to turn it where it has a direction. */
export type MovableCamera = {
  readonly id: string;
  /** As it is drawn: where it is tried, or else where it stands. */
  readonly pose: HandlePose;
  /** As it is stored: moves end `mostM` metres from there. */
  readonly from: HandlePose;
  readonly mostM: number;
  /** Whether it sees all round, and so has nothing to turn. */
  readonly allRound: boolean;
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
/** One press of a key: metres, degrees. Ours. */
const STEP_M = 0.5;
const TURN_DEG = 1;
/** With Shift so many times that. */
const LARGE = 10;
const METRES_PER_DEGREE = 111_320;
const RADIANS = Math.PI / 180;
/** Places are kept to a centimetre, bearings to a tenth of a degree: what is shown is what is saved. */
const PLACES = 1e7;

/** Handles over a selected camera: to drag, or to move with the keys. Nothing is decided here: what is tried is told, and when the gesture ended. */
export function CameraHandles({ map, camera }: { readonly map: MapLibre; readonly camera: MovableCamera }) {
  const { pose, allRound, busy, words } = camera;
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
    camera.onTry({ ...pose, ...within(camera, ...(pulled ?? [lng, lat])) });
  };
  const turn = (event: PointerEvent) => {
    const point = pointed(event);
    if (!point || Math.hypot(point[0] - at.x, point[1] - at.y) < 4) return;
    const { lng, lat } = map.unproject(point);
    const [east, north] = [(lng - pose.lon) * Math.cos(pose.lat * RADIANS), lat - pose.lat];
    camera.onTry({ ...pose, bearing: wholeTenths(Math.atan2(east, north) / RADIANS) });
  };
  const endKeys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !byKeys.current) return false;
    event.preventDefault();
    event.stopPropagation();
    byKeys.current = false;
    camera.onDone();
    return true;
  };
  const leave = () => {
    if (!byKeys.current) return;
    byKeys.current = false;
    camera.onDone();
  };
  const onMoveKey = (event: KeyboardEvent) => {
    if (endKeys(event)) return;
    const way = WAYS[event.key];
    if (!way || busy) return;
    event.preventDefault();
    event.stopPropagation();
    byKeys.current = true;
    const metres = STEP_M * (event.shiftKey ? LARGE : 1);
    // Up is up on the screen, however the map is turned.
    const screen = Math.atan2(way[0], way[1]) + map.getBearing() * RADIANS;
    const lon = pose.lon + (metres * Math.sin(screen)) / (METRES_PER_DEGREE * Math.cos(pose.lat * RADIANS));
    const lat = pose.lat + (metres * Math.cos(screen)) / METRES_PER_DEGREE;
    camera.onTry({ ...pose, ...within(camera, lon, lat) });
  };
  const onTurnKey = (event: KeyboardEvent) => {
    if (endKeys(event)) return;
    const way = WAYS[event.key];
    if (!way || busy) return;
    event.preventDefault();
    event.stopPropagation();
    byKeys.current = true;
    const degrees = TURN_DEG * (event.shiftKey ? LARGE : 1) * (way[0] || way[1]);
    camera.onTry({ ...pose, bearing: wholeTenths((pose.bearing ?? 0) + degrees) });
  };

  const angle = ((pose.bearing ?? 0) - map.getBearing()) * RADIANS;
  const arm = { x: at.x + ARM_PX * Math.sin(angle), y: at.y - ARM_PX * Math.cos(angle) };
  return (
    <div className={styles.handles} data-busy={busy}>
      {!allRound && (
        <>
          <svg className={styles.arm} aria-hidden="true">
            <line className={styles.armHalo} x1={at.x} y1={at.y} x2={arm.x} y2={arm.y} />
            <line className={styles.armLine} x1={at.x} y1={at.y} x2={arm.x} y2={arm.y} />
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
            onPointerDown={(event) => take(event, arm.x, arm.y)}
            onPointerMove={turn}
            onPointerUp={release}
            onPointerCancel={lost}
            onKeyDown={onTurnKey}
            onBlur={leave}
          />
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
        onPointerDown={(event) => take(event, at.x, at.y)}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={lost}
        onKeyDown={onMoveKey}
        onBlur={leave}
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

/** A place no farther from where the camera stands than it may go at a time. */
function within({ from, mostM }: MovableCamera, lon: number, lat: number): { lon: number; lat: number } {
  const width = METRES_PER_DEGREE * Math.cos(from.lat * RADIANS);
  const [east, north] = [(lon - from.lon) * width, (lat - from.lat) * METRES_PER_DEGREE];
  const share = Math.min(1, mostM / Math.max(1e-9, Math.hypot(east, north)));
  return {
    lon: Math.round((from.lon + (share * east) / width) * PLACES) / PLACES,
    lat: Math.round((from.lat + (share * north) / METRES_PER_DEGREE) * PLACES) / PLACES,
  };
}

function wholeTenths(degrees: number): number {
  return (Math.round((((degrees % 360) + 360) % 360) * 10) % 3600) / 10;
}

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
