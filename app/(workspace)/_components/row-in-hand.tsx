"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { MOST_CHANGES } from "@/lib/api/camera-changes";
import { type CameraRow, type RowPlace, rowPlaces } from "@/lib/cameras/camera-row";
import type { Planned } from "@/lib/map/layers/planned";
import { useMapDrawing } from "./map-drawing";
import { useMapTools } from "./map-tools";

/** What a person enters of a row; null where a number is missing. */
export type EnteredRow = Omit<CameraRow, "everyM" | "offsetM"> & {
  readonly everyM: number | null;
  readonly offsetM: number | null;
};

/** Bounds of what is entered, metres. Ours. */
export const ROW_LIMITS = { everyM: { min: 1, max: 1_000 }, offsetM: { min: 0, max: 100 } } as const;
/** What is offered first: usual distances of street lamps. Ours. */
const USUAL: EnteredRow = { everyM: 30, side: "left", offsetM: 0, look: "along" };
const NO_PLACES: readonly RowPlace[] = [];

type RowInHand = {
  readonly row: EnteredRow;
  readonly setRow: (row: EnteredRow) => void;
  /** Where they would stand; `MOST_CHANGES` and one where there are too many. */
  readonly places: readonly RowPlace[];
  /** What the map draws of them; null while the tool is not in hand. */
  readonly drawn: Planned | null;
};

const Context = createContext<RowInHand | null>(null);

/** The row of cameras that is being drawn, between its card and the map. */
export function useRow(): RowInHand {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside RowProvider");
  return value;
}

export function RowProvider({ children }: { readonly children: ReactNode }) {
  const { tool } = useMapTools();
  const { sketch } = useMapDrawing();
  const [row, setRow] = useState(USUAL);
  const inHand = tool === "row";
  const places = useMemo(() => {
    const { everyM, offsetM } = row;
    if (!inHand || everyM === null || offsetM === null || everyM < ROW_LIMITS.everyM.min) return NO_PLACES;
    const line = sketch.next ? [...sketch.points, sketch.next] : sketch.points;
    return rowPlaces(line, { ...row, everyM, offsetM }, MOST_CHANGES);
  }, [inHand, row, sketch]);
  const value = useMemo(() => ({ row, setRow, places, drawn: inHand ? drawnOf(places) : null }), [row, places, inHand]);
  return <Context value={value}>{children}</Context>;
}

function drawnOf(places: readonly RowPlace[]): Planned {
  const cameras = places.map(({ position, bearing }) => ({ kind: "add" as const, at: position, from: null, bearing }));
  return { cameras, comments: [], pin: null };
}
