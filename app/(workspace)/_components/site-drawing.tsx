"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { SiteDetailDto } from "@/lib/api/sites";
import { enclosedArea } from "@/lib/crs/ground-measure";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { GroundShape } from "@/lib/map/layers/drawn-ground";
import { useMapDrawing } from "./map-drawing";
import { useMapTools } from "./map-tools";

/** The pieces of a ground as they are drawn, each an outline and then its holes, degrees; first corners not repeated. */
export type DrawnPieces = readonly (readonly (readonly LonLat[])[])[];

/** Which ring of a ground: 0 the outline of its piece, then its holes; one more than there are for a hole that is yet to be drawn. */
type RingInHand = { readonly piece: number; readonly ring: number };

/** A site whose ground is drawn anew, as it was when that began; its pieces as they have become; and which ring is in hand. */
export type Redrawn = RingInHand & { readonly site: SiteDetailDto; readonly pieces: DrawnPieces };

type SiteDrawing = {
  /** The ground that what is drawn comes to, where the sketch itself does not show it. */
  readonly ground: GroundShape | null;
  readonly show: (ground: GroundShape | null) => void;
  /** Null while none is drawn anew. */
  readonly redrawn: Redrawn | null;
  /** Takes the outline of the largest piece of a site's ground in hand, or another ring of the ground as it has become. */
  readonly redraw: (site: SiteDetailDto, next?: RingInHand & { readonly pieces: DrawnPieces }) => void;
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
    (site: SiteDetailDto, next = asStored(site)) => {
      setRedrawn({ site, ...next });
      draw("polygon", next.pieces[next.piece]?.[next.ring] ?? [], "redraw");
      if (!inHand) choose("redraw");
    },
    [draw, choose, inHand],
  );
  const redrawn = inHand ? kept : null;
  const value = useMemo(() => ({ ground, show, redrawn, redraw }), [ground, redrawn, redraw]);
  return <Context value={value}>{children}</Context>;
}

/** A site's ground as it is stored, with the outline of its largest piece in hand. */
function asStored({ ground: { coordinates } }: SiteDetailDto): RingInHand & { readonly pieces: DrawnPieces } {
  const pieces = coordinates.map((rings) => rings.map((ring) => ring.slice(0, -1)));
  const areas = pieces.map(([outer = []]) => enclosedArea(outer));
  return { pieces, piece: areas.indexOf(Math.max(...areas)), ring: 0 };
}
