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

/** A site, and the id of the one it is to be merged with; null until one is chosen. */
export type Merged = { readonly site: SiteDetailDto; readonly other: string | null };

type SiteDrawing = {
  /** The ground that what is drawn comes to, where the sketch itself does not show it. */
  readonly ground: GroundShape | null;
  readonly show: (ground: GroundShape | null) => void;
  /** Null while none is drawn anew. */
  readonly redrawn: Redrawn | null;
  /** The site that the tool in hand is to part; null where there is none. */
  readonly parted: SiteDetailDto | null;
  /** Takes a site in hand to part it, as it is now. */
  readonly part: (site: SiteDetailDto) => void;
  /** The site that the tool in hand is to merge, and the id of the one it is to be merged with; null where there is none. */
  readonly merged: Merged | null;
  /** Takes a site in hand to merge it, with another or with one that is yet to be chosen. */
  readonly merge: (site: SiteDetailDto, other?: string) => void;
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
  const [toPart, setToPart] = useState<SiteDetailDto | null>(null);
  const parting = tool === "cut";
  const part = useCallback(
    (site: SiteDetailDto) => {
      setToPart(site);
      if (!parting) choose("cut");
    },
    [choose, parting],
  );
  const parted = parting ? toPart : null;
  const [toMerge, setToMerge] = useState<Merged | null>(null);
  const mergingNow = tool === "merge";
  const merge = useCallback(
    (site: SiteDetailDto, other: string | null = null) => {
      setToMerge({ site, other });
      if (!mergingNow) choose("merge");
    },
    [choose, mergingNow],
  );
  const merged = mergingNow ? toMerge : null;
  const value = useMemo(
    () => ({ ground, show, redrawn, redraw, parted, part, merged, merge }),
    [ground, redrawn, redraw, parted, part, merged, merge],
  );
  return <Context value={value}>{children}</Context>;
}

/** A site's ground as it is stored, with the outline of its largest piece in hand. */
function asStored({ ground: { coordinates } }: SiteDetailDto): RingInHand & { readonly pieces: DrawnPieces } {
  const pieces = coordinates.map((rings) => rings.map((ring) => ring.slice(0, -1)));
  const areas = pieces.map(([outer = []]) => enclosedArea(outer));
  return { pieces, piece: areas.indexOf(Math.max(...areas)), ring: 0 };
}
