"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { CAMERA_CLASSES, type CameraClass, PLACEMENT_DEFAULTS } from "@/lib/cameras/camera-classes";
import type { Mount } from "@/lib/cameras/nearest-mount";
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

type Placing = {
  /** Null until a place was pressed. */
  readonly at: PlacedAt | null;
  readonly ofClass: CameraClass;
  /** What it is mounted on there; null where it stands free. */
  readonly mount: Mount | null;
  readonly mounting: Mounting;
  readonly choose: (ofClass: CameraClass) => void;
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
  const { tool } = useMapTools();
  const [kept, setAt] = useState<PlacedAt | null>(null);
  const [ofClass, choose] = useState<CameraClass | undefined>(FIRST);
  if (tool !== "place" && kept !== null) setAt(null);
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
  const value = useMemo(() => {
    if (!ofClass) throw new RangeError("the catalogue of classes is empty");
    return {
      at,
      ofClass,
      mount: at && at.lon !== null && at.lat !== null ? mounting.mountAt(at.lon, at.lat) : null,
      mounting,
      choose,
      press,
      set: (change: Partial<PlacedAt>) => setAt((now) => now && { ...now, ...change }),
      clear: () => setAt(null),
    };
  }, [at, ofClass, mounting, press]);
  return <Context value={value}>{children}</Context>;
}

/** To a centimetre, as the handles keep places. */
function degrees(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}
