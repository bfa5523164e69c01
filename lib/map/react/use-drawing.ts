import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useEffectEvent, useRef } from "react";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { Drawing, Pen, Sketch, SketchShape } from "../engine/drawing";
import type { MapSession } from "../engine/session";
import { MAP_PALETTES } from "../palette";
import type { PlanningMapProps } from "./map-props";

/** A wish to draw. What is drawn begins anew when `key` changes. */
export type DrawingWish = {
  readonly key: string;
  readonly shape: SketchShape;
  /** Corners to begin with. */
  readonly points: readonly LonLat[];
  readonly onSketch: (sketch: Sketch) => void;
  /** What keys and buttons draw with; null when there is nothing to draw with any more. */
  readonly onPen: (pen: Pen | null) => void;
};

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
      drawn = beginDrawing(map, { shape, points: begun(), palette: MAP_PALETTES[scheme], onSketch });
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
