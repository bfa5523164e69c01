"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { Pen, Sketch, SketchShape } from "@/lib/map/engine/drawing";
import type { Snap } from "@/lib/map/engine/nearest-snap";
import type { DrawingWish } from "@/lib/map/react/use-drawing";
import { type MapTool, useMapTools } from "./map-tools";

type MapDrawing = {
  /** What the map is asked to let people draw; null: the tool in hand draws nothing. */
  readonly wish: Omit<DrawingWish, "snaps"> | null;
  readonly sketch: Sketch;
  /** Null until what draws is loaded. */
  readonly pen: Pen | null;
  /** What the corner in hand was drawn in by; null: nothing. */
  readonly snapped: Snap | null;
  readonly setSnapped: (snap: Snap | null) => void;
  /** What the tool in hand draws; null: nothing. */
  readonly shape: SketchShape | null;
  /** Draws a shape, where the tool knows several, from corners that are given or from none; with the tool in hand unless another is named, which is taken in hand at once. */
  readonly draw: (shape: SketchShape, points?: readonly LonLat[], by?: MapTool) => void;
  /** Takes away what is drawn, and begins anew. */
  readonly startAnew: () => void;
};

/** Tools that draw, and what. */
const SHAPES: Partial<Record<MapTool, SketchShape>> = {
  distance: "line",
  area: "polygon",
  row: "line",
  "draw-site": "polygon",
  "draw-guarded": "polygon",
  redraw: "polygon",
  cut: "line",
};
const NOTHING: Sketch = { points: [], next: null, done: false };
const NO_POINTS: readonly LonLat[] = [];

/** Which drawing this is, and what its tool was told to draw instead of its usual shape from nothing. */
type Round = {
  readonly tool: MapTool;
  readonly round: number;
  readonly chosen: { readonly tool: MapTool; readonly shape: SketchShape; readonly points: readonly LonLat[] } | null;
};

const Context = createContext<MapDrawing | null>(null);

/** What the tool in hand has drawn, and what draws it. */
export function useMapDrawing(): MapDrawing {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside MapDrawingProvider");
  return value;
}

/** Keeps what is drawn on the map between the map, which draws it, and the tool's card, which shows and uses it. */
export function MapDrawingProvider({ children }: { readonly children: ReactNode }) {
  const { tool } = useMapTools();
  const [{ tool: last, round, chosen }, begin] = useState<Round>({ tool, round: 0, chosen: null });
  // Another tool begins with nothing, or with what it was told to begin with.
  if (tool !== last) begin({ tool, round: round + 1, chosen: chosen?.tool === tool ? chosen : null });
  const [drawn, setDrawn] = useState<{ readonly key: string; readonly sketch: Sketch } | null>(null);
  const [pen, setPen] = useState<Pen | null>(null);
  const [snapped, setSnapped] = useState<Snap | null>(null);
  const key = `${tool}-${round}`;
  const own = chosen?.tool === tool ? chosen : null;
  const shape = own?.shape ?? SHAPES[tool] ?? null;
  const points = own?.points ?? NO_POINTS;
  const draw = useCallback(
    (next: SketchShape, corners: readonly LonLat[] = NO_POINTS, by: MapTool = tool) =>
      begin((now) => ({ ...now, round: now.round + 1, chosen: { tool: by, shape: next, points: corners } })),
    [tool],
  );
  const startAnew = useCallback(
    () =>
      begin((now) => ({ ...now, round: now.round + 1, chosen: now.chosen && { ...now.chosen, points: NO_POINTS } })),
    [],
  );
  const value = useMemo(
    () => ({
      wish: shape
        ? { key, shape, points, onSketch: (sketch: Sketch) => setDrawn({ key, sketch }), onPen: setPen }
        : null,
      sketch: drawn?.key === key ? drawn.sketch : NOTHING,
      pen,
      snapped,
      setSnapped,
      shape,
      draw,
      startAnew,
    }),
    [shape, key, points, drawn, pen, snapped, draw, startAnew],
  );
  return <Context value={value}>{children}</Context>;
}
