"use client";

import { Segmented } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { MOST_CHANGES } from "@/lib/api/camera-changes";
import { ROW_LOOKS, ROW_SIDES } from "@/lib/cameras/camera-row";
import { legLengths } from "@/lib/crs/ground-measure";
import styles from "./draw-site-card.module.css";
import { NumberField } from "./edit-form";
import formStyles from "./edit-form.module.css";
import { useMapDrawing } from "./map-drawing";
import { ROW_LIMITS, useRow } from "./row-in-hand";

/** How the cameras of a row stand along its line, and how many that makes. */
export function RowSettings({ disabled }: { readonly disabled: boolean }) {
  const t = useTranslations();
  const figures = useFigures();
  const { sketch } = useMapDrawing();
  const { row, setRow, places } = useRow();
  const line = sketch.next ? [...sketch.points, sketch.next] : sketch.points;
  const length = legLengths(line).reduce((sum, leg) => sum + leg, 0);
  return (
    <>
      <div className={formStyles.pair}>
        <NumberField
          label={t("row.every")}
          value={row.everyM}
          bounds={ROW_LIMITS.everyM}
          empty={null}
          disabled={disabled}
          onChange={(everyM) => setRow({ ...row, everyM })}
        />
        <NumberField
          label={t("row.offset")}
          value={row.offsetM}
          bounds={ROW_LIMITS.offsetM}
          empty={null}
          disabled={disabled}
          onChange={(offsetM) => setRow({ ...row, offsetM })}
        />
      </div>
      <Segmented
        block
        size="small"
        aria-label={t("row.sideLabel")}
        value={row.side}
        disabled={disabled}
        onChange={(side) => setRow({ ...row, side })}
        options={ROW_SIDES.map((side) => ({ value: side, label: t(`row.side.${side}`) }))}
      />
      <Segmented
        block
        size="small"
        aria-label={t("row.lookLabel")}
        value={row.look}
        disabled={disabled}
        onChange={(look) => setRow({ ...row, look })}
        options={ROW_LOOKS.map((look) => ({ value: look, label: t(`row.look.${look}`) }))}
      />
      {line.length > 1 && places.length <= MOST_CHANGES && (
        <p className={`${styles.figures} numeric`} data-testid="row-count" data-count={places.length}>
          {t("row.count", { count: places.length, length: figures.metres(length) })}
        </p>
      )}
      {places.length > MOST_CHANGES && (
        <p className={styles.fault} role="alert">
          {t("row.tooMany", { most: MOST_CHANGES })}
        </p>
      )}
    </>
  );
}
