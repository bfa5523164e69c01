"use client";

import { useTranslations } from "next-intl";
import styles from "./draw-site-card.module.css";
import { useMapDrawing } from "./map-drawing";
import { useSnapWords } from "./use-map-snaps";

/** By what the corner in hand was drawn in; or that corners are, and how to be let go. */
export function SnapStatus() {
  const t = useTranslations();
  const { snapped } = useMapDrawing();
  const words = useSnapWords();
  return (
    <p className={snapped ? styles.snapped : styles.hint} role="status" data-testid="snap-status">
      {snapped ? words(snapped) : t("snap.hint")}
    </p>
  );
}
