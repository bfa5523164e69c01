"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { legLengths } from "@/lib/crs/ground-measure";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { drawnGround } from "@/lib/sites/drawn-ground";
import styles from "./draw-site-card.module.css";

/** How large what is drawn is, and what of it would be put right, or why it can be no site's ground. */
export function DrawnSize(props: {
  readonly drawn: ReturnType<typeof drawnGround> | null;
  readonly ofLine: boolean;
  /** Whether it is a hole, whose ground goes where it crosses the outline. */
  readonly ofHole?: boolean;
  readonly corners: readonly LonLat[];
}) {
  const t = useTranslations();
  const figures = useFigures();
  const { drawn, ofLine, ofHole = false, corners } = props;
  const repairs = drawn?.ok ? drawn.value.repairs : null;
  return (
    <div>
      <p className={`${styles.figures} numeric`}>
        {drawn?.ok && (
          <strong data-testid="drawn-area" data-area={drawn.value.areaM2}>
            {figures.squareMetres(drawn.value.areaM2)}
          </strong>
        )}
        {ofLine && <span>{figures.metres(legLengths(corners).reduce((sum, leg) => sum + leg, 0))}</span>}
        <span>{t("draw.corners", { count: corners.length })}</span>
      </p>
      {repairs?.crossed && <p className={styles.fault}>{t(ofHole ? "draw.holeCrossed" : "draw.crossed")}</p>}
      {repairs && repairs.strayHoles > 0 && (
        <p className={styles.fault}>{t("draw.strayHoles", { count: repairs.strayHoles })}</p>
      )}
      {repairs && repairs.slivers > 0 && (
        <p className={styles.fault}>
          {t("draw.slivers", { count: repairs.slivers, area: figures.squareMetres(repairs.sliversM2) })}
        </p>
      )}
      {drawn && !drawn.ok && <p className={styles.fault}>{t(`draw.fault.${drawn.error.code}`)}</p>}
    </div>
  );
}
