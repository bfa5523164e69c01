"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { SiteDetailDto } from "@/lib/api/sites";
import { enclosedArea } from "@/lib/crs/ground-measure";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { GroundShape } from "@/lib/map/layers/drawn-ground";
import { useMapDrawing } from "./map-drawing";
import { useMapTools } from "./map-tools";

/** A site whose ground is drawn anew, as it was when that began, and which of its pieces. */
export type Redrawn = { readonly site: SiteDetailDto; readonly piece: number };

type SiteDrawing = {
  /** The ground that what is drawn comes to, where the sketch itself does not show it. */
  readonly ground: GroundShape | null;
  readonly show: (ground: GroundShape | null) => void;
  /** Null while none is drawn anew. */
  readonly redrawn: Redrawn | null;
  /** Takes the outline of a piece of a site's ground in hand, of the largest unless another is named. */
  readonly redraw: (site: SiteDetailDto, piece?: number) => void;
};

const Context = createContext<SiteDrawing | null>(null);

/** The ground of the site that is being drawn, between its card, which computes it, and the map, which shows it. */
export function useSiteDrawing(): SiteDrawing {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside SiteDrawingProvider");
  return value;
}

export function SiteDrawingProvider({ children }: { readonly children: ReactNode }) {
  const { tool, choose } = useMapTools();
  const { draw } = useMapDrawing();
  const [ground, show] = useState<GroundShape | null>(null);
  const [kept, setRedrawn] = useState<Redrawn | null>(null);
  const inHand = tool === "redraw";
  const redraw = useCallback(
    (site: SiteDetailDto, piece = largestPiece(site)) => {
      const [outer = []] = site.ground.coordinates[piece] ?? [];
      setRedrawn({ site, piece });
      draw("polygon", openRing(outer), "redraw");
      if (!inHand) choose("redraw");
    },
    [draw, choose, inHand],
  );
  const redrawn = inHand ? kept : null;
  const value = useMemo(() => ({ ground, show, redrawn, redraw }), [ground, redrawn, redraw]);
  return <Context value={value}>{children}</Context>;
}

/** The corners of a stored ring, the first not repeated. */
export function openRing(ring: readonly LonLat[]): readonly LonLat[] {
  return ring.slice(0, -1);
}

function largestPiece({ ground: { coordinates } }: SiteDetailDto): number {
  const areas = coordinates.map(([outer = []]) => enclosedArea(openRing(outer)));
  return areas.indexOf(Math.max(...areas));
}
