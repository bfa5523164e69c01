"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { CAMERA_CLASSES, type CameraClass, PLACEMENT_DEFAULTS } from "@/lib/cameras/camera-classes";
import type { Mount } from "@/lib/cameras/nearest-mount";
import type { CameraShape } from "./camera-shape";
import { useMapPress, useMapTools } from "./map-tools";
import { type Mounting, useMounts } from "./use-mounts";
import { addressSearch } from "./use-workspace-search";

/** Where a camera is to be placed, degrees; `pressed` is where the map was last pressed. */
export type PlacedAt = {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly bearing: number | null;
  readonly pressed: readonly [lon: number, lat: number];
};

/** A camera that was copied; bearing degrees clockwise from true north. */
export type Template = { readonly name: string; readonly shape: CameraShape; readonly bearing: number | null };

type Placing = {
  /** Null until a place was pressed. */
  readonly at: PlacedAt | null;
  readonly ofClass: CameraClass;
  /** What it is mounted on there; null where it stands free. */
  readonly mount: Mount | null;
  readonly mounting: Mounting;
  /** Chooses a class, instead of a camera that was copied. */
  readonly choose: (ofClass: CameraClass) => void;
  /** The camera that is placed once more; null: one of a class. */
  readonly template: Template | null;
  /** Begins to place a camera once more, at a place. */
  readonly paste: (template: Template, at: readonly [lon: number, lat: number]) => void;
  readonly press: (at: readonly [lon: number, lat: number]) => void;
  readonly set: (change: Partial<PlacedAt>) => void;
  readonly clear: () => void;
};

const Context = createContext<Placing | null>(null);

/** The camera that is about to be placed. */
export function usePlacing(): Placing {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside PlacingProvider");
  return value;
}

const [FIRST] = CAMERA_CLASSES;

/** Keeps where a camera is to be placed, which the map and the form both change. Putting the tool down forgets it. */
export function PlacingProvider({ children }: { readonly children: ReactNode }) {
  const { tool, choose: takeTool } = useMapTools();
  const [kept, setAt] = useState<PlacedAt | null>(null);
  const [ofClass, setClass] = useState<CameraClass | undefined>(FIRST);
  const [template, setTemplate] = useState<Template | null>(null);
  if (tool !== "place" && kept !== null) {
    setAt(null);
    setTemplate(null);
  }
  const at = tool === "place" ? kept : null;
  const mounting = useMounts(tool === "place");
  const press = useCallback(([lon, lat]: readonly [number, number]) => {
    const place = [degrees(lon), degrees(lat)] as const;
    setAt((now) => ({
      lon: place[0],
      lat: place[1],
      bearing: now?.bearing ?? PLACEMENT_DEFAULTS.bearing,
      pressed: place,
    }));
  }, []);
  useMapPress("place", (pressed, { alt }) => {
    const zoom = addressSearch().at?.zoom;
    press((!alt && zoom !== undefined && mounting.pull(pressed, zoom)) || pressed);
  });
  const choose = useCallback((next: CameraClass) => {
    setClass(next);
    setTemplate(null);
  }, []);
  const paste = useCallback(
    (copied: Template, [lon, lat]: readonly [number, number]) => {
      const place = [degrees(lon), degrees(lat)] as const;
      setTemplate(copied);
      setAt({ lon: place[0], lat: place[1], bearing: copied.bearing, pressed: place });
      if (tool !== "place") takeTool("place");
    },
    [tool, takeTool],
  );
  const value = useMemo(() => {
    if (!ofClass) throw new RangeError("the catalogue of classes is empty");
    return {
      at,
      ofClass,
      mount: at && at.lon !== null && at.lat !== null ? mounting.mountAt(at.lon, at.lat) : null,
      mounting,
      choose,
      template,
      paste,
      press,
      set: (change: Partial<PlacedAt>) => setAt((now) => now && { ...now, ...change }),
      clear: () => setAt(null),
    };
  }, [at, ofClass, mounting, choose, template, paste, press]);
  return <Context value={value}>{children}</Context>;
}

/** To a centimetre, as the handles keep places. */
function degrees(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}
