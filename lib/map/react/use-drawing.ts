import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useEffectEvent, useRef } from "react";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { Drawing, Pen, Sketch, SketchShape } from "../engine/drawing";
import { nearestSnap, type Snap, type SnapShape } from "../engine/nearest-snap";
import type { MapSession } from "../engine/session";
import { MAP_PALETTES } from "../palette";
import type { PlanningMapProps } from "./map-props";
import { metresPerPixel } from "./scale";

/** A wish to draw. What is drawn begins anew when `key` changes. */
export type DrawingWish = {
  readonly key: string;
  readonly shape: SketchShape;
  /** Corners to begin with. */
  readonly points: readonly LonLat[];
  readonly onSketch: (sketch: Sketch) => void;
  /** What keys and buttons draw with; null when there is nothing to draw with any more. */
  readonly onPen: (pen: Pen | null) => void;
  /** What draws corners in; null: nothing does. */
  readonly snaps: SnapWish | null;
};

/** A wish that corners that are drawn be drawn in by what is on screen. */
export type SnapWish = {
  /** What is drawn in by besides what the map finds by itself. */
  readonly shapes: readonly SnapShape[];
  /** The id of the site that draws nothing in, since it is what is drawn. */
  readonly except: string | null;
  readonly onSnap: (snap: Snap | null) => void;
};

/** Pixels around the pointer in which a corner or an edge draws in. Ours. */
const SNAP_PX = 10;
/** Farther out a pixel is more than a metre, and nobody aims at a corner. */
const LEAST_SNAP_ZOOM = 16;

/** Lets people draw on the map while the page wishes it; what draws is loaded when it is first needed. */
export function useDrawing(map: MapLibre | null, session: MapSession | null, props: PlanningMapProps): void {
  const { drawing = null, scheme } = props;
  const [key, shape] = [drawing?.key, drawing?.shape];
  // What was drawn last, so that another colour scheme does not lose it.
  const kept = useRef<{ key: string; points: readonly LonLat[] } | null>(null);
  const onSketch = useEffectEvent((sketch: Sketch) => {
    if (key !== undefined) kept.current = { key, points: sketch.points };
    drawing?.onSketch(sketch);
  });
  const begun = useEffectEvent(() => {
    const last = kept.current;
    return last && last.key === key ? last.points : (drawing?.points ?? []);
  });
  const snap = useEffectEvent((at: LonLat): LonLat | null => {
    const zoom = map?.getZoom() ?? 0;
    const snaps = zoom >= LEAST_SNAP_ZOOM ? drawing?.snaps : null;
    if (!session || !snaps) return null;
    const shapes = [...snaps.shapes, ...session.snapping.around(at, SNAP_PX, snaps.except)];
    const found = nearestSnap(shapes, at, SNAP_PX * metresPerPixel(zoom, at[1]));
    snaps.onSnap(found);
    return found?.at ?? null;
  });
  const onFree = useEffectEvent(() => drawing?.snaps?.onSnap(null));
  const onPen = useEffectEvent((pen: Pen | null) => drawing?.onPen(pen));
  const onFault = useEffectEvent((fault: unknown) =>
    props.onProblem?.({ code: "drawing", detail: fault instanceof Error ? fault.message : String(fault) }),
  );

  // Follows the tool in hand and the colours of the map.
  useEffect(() => {
    if (!map || !session || key === undefined || shape === undefined) return;
    let drawn: Drawing | null = null;
    let over = false;
    session.pointer.rest(true);
    const begin = async () => {
      const { beginDrawing } = await import("../engine/drawing");
      if (!session.engine.settled()) await new Promise<unknown>((resolve) => map.once("idle", resolve));
      if (over) return;
      drawn = beginDrawing(map, { shape, points: begun(), palette: MAP_PALETTES[scheme], onSketch, snap, onFree });
      onPen(drawn.pen);
    };
    begin().catch(onFault);
    return () => {
      over = true;
      onPen(null);
      drawn?.end();
      session.pointer.rest(false);
    };
  }, [map, session, key, shape, scheme]);
}
