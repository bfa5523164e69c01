"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { Pen, Sketch, SketchShape } from "@/lib/map/engine/drawing";
import type { DrawingWish } from "@/lib/map/react/use-drawing";
import { type MapTool, useMapTools } from "./map-tools";

type MapDrawing = {
  /** What the map is asked to let people draw; null: the tool in hand draws nothing. */
  readonly wish: DrawingWish | null;
  readonly sketch: Sketch;
  /** Null until what draws is loaded. */
  readonly pen: Pen | null;
  /** Takes away what is drawn, and begins anew. */
  readonly startAnew: () => void;
};

/** Tools that draw, and what. */
const SHAPES: Partial<Record<MapTool, SketchShape>> = { distance: "line", area: "polygon" };
const NOTHING: Sketch = { points: [], next: null, done: false };

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
  const [round, setRound] = useState(0);
  const [drawn, setDrawn] = useState<{ readonly key: string; readonly sketch: Sketch } | null>(null);
  const [pen, setPen] = useState<Pen | null>(null);
  const shape = SHAPES[tool];
  const key = `${tool}-${round}`;
  const startAnew = useCallback(() => setRound((last) => last + 1), []);
  const value = useMemo(
    () => ({
      wish: shape ? { key, shape, onSketch: (sketch: Sketch) => setDrawn({ key, sketch }), onPen: setPen } : null,
      sketch: drawn?.key === key ? drawn.sketch : NOTHING,
      pen,
      startAnew,
    }),
    [shape, key, drawn, pen, startAnew],
  );
  return <Context value={value}>{children}</Context>;
}
