"use client";

import { Button, Select } from "antd";
import { useTranslations } from "next-intl";
import styles from "./draw-site-card.module.css";
import { EditField } from "./edit-form";
import { useMapDrawing } from "./map-drawing";
import { type DrawnPieces, type Redrawn, useSiteDrawing } from "./site-drawing";

/** Which ring of a ground is in hand, out of those it has; and the ways to a new hole, and to none. `polygons` are the pieces with what is drawn. */
export function RedrawnRings(props: {
  readonly redrawn: Redrawn;
  readonly polygons: DrawnPieces;
  readonly disabled: boolean;
}) {
  const t = useTranslations();
  const { sketch } = useMapDrawing();
  const { redraw } = useSiteDrawing();
  const { redrawn, polygons, disabled } = props;
  const { site, pieces, piece, ring } = redrawn;
  // A hole that is not ended is let go of.
  const drawn = sketch.done ? polygons : pieces;
  const take = (next: { piece: number; ring: number }, kept = drawn) => redraw(site, { ...next, pieces: kept });
  const isNew = pieces[piece]?.[ring] === undefined;
  const one = pieces.length === 1;
  const rings = pieces.flatMap((rows, i) => {
    const holes = i === piece && isNew ? [...rows, []] : rows;
    return holes.map((_, j) => ({
      value: `${i}-${j}`,
      piece: i,
      ring: j,
      label: t(`redraw.${j === 0 ? "outline" : "hole"}${one ? "" : "Of"}`, { piece: i + 1, hole: j }),
    }));
  });
  const withoutHole = () => drawn.map((rows, i) => (i === piece ? rows.filter((_, j) => j !== ring) : rows));
  return (
    <>
      {rings.length > 1 && (
        <EditField label={t("redraw.ring")} hint={t("redraw.kept", { count: rings.length - 1 })}>
          {(control) => (
            <Select
              {...control}
              value={`${piece}-${ring}`}
              disabled={disabled}
              getPopupContainer={(field) => field.parentElement ?? document.body}
              onChange={(_, chosen) => !Array.isArray(chosen) && chosen && take(chosen)}
              options={rings}
            />
          )}
        </EditField>
      )}
      <div className={styles.actions}>
        {!isNew && (
          <Button size="small" disabled={disabled} onClick={() => take({ piece, ring: drawn[piece]?.length ?? 1 })}>
            {t("redraw.cutHole")}
          </Button>
        )}
        {ring > 0 && (
          <Button size="small" disabled={disabled} onClick={() => take({ piece, ring: 0 }, withoutHole())}>
            {t("redraw.dropHole")}
          </Button>
        )}
      </div>
    </>
  );
}
