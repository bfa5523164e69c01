import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { partsOf, type Snap, type SnapShape } from "@/lib/map/engine/nearest-snap";
import type { Snapped } from "@/lib/map/layers/snapped";
import type { DrawingWish } from "@/lib/map/react/use-drawing";
import { useMapDrawing } from "./map-drawing";
import { type MapTool, useMapTools } from "./map-tools";
import { useSiteDrawing } from "./site-drawing";
import { useMounts } from "./use-mounts";

/** Tools that draw ground, whose corners are drawn in by what is there. */
const GROUND_TOOLS: readonly MapTool[] = ["draw-site", "draw-guarded", "redraw", "cut"];

/** What the map is asked to let people draw, with what draws their corners in: walls as they are stored, and what else the map shows; and the mark where one was. */
export function useMapSnaps(): { readonly drawing: DrawingWish | null; readonly snapped: Snapped | null } {
  const { tool } = useMapTools();
  const { wish, snapped, setSnapped } = useMapDrawing();
  const { redrawn } = useSiteDrawing();
  const words = useSnapWords();
  const isGround = GROUND_TOOLS.includes(tool);
  const { walls } = useMounts(isGround);
  const shapes = useMemo(
    (): SnapShape[] => [{ kind: "building", name: null, ...partsOf(walls.flatMap(({ rings }) => rings)) }],
    [walls],
  );
  const except = redrawn?.site.id ?? null;
  const drawing = useMemo(
    () => wish && { ...wish, snaps: isGround ? { shapes, except, onSnap: setSnapped } : null },
    [wish, isGround, shapes, except, setSnapped],
  );
  const text = snapped && words(snapped);
  const mark = useMemo(
    () => (snapped && text !== null ? { at: snapped.at, part: snapped.part, words: text } : null),
    [snapped, text],
  );
  return { drawing, snapped: mark };
}

/** What a corner was drawn in by, in words. */
export function useSnapWords(): (snap: Snap) => string {
  const t = useTranslations();
  return ({ kind, name, part }) =>
    name === null ? t(`snap.${kind}.${part}`) : t("snap.named", { what: t(`snap.${kind}.${part}`), name });
}
