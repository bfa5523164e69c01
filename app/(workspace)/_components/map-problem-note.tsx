"use client";

import { useTranslations } from "next-intl";
import type { MapProblem } from "@/lib/map/react/map-props";
import styles from "./map-problem-note.module.css";

/** Says what keeps the map from being drawn, and what can be done. */
export function MapProblemNote({ problem }: { readonly problem: MapProblem }) {
  const t = useTranslations();
  if (problem.code === "no-webgl") {
    return (
      <div className={styles.page} role="status">
        <h2 className={styles.title}>{t("map.noWebgl")}</h2>
        <p>{t("map.noWebglBody")}</p>
      </div>
    );
  }
  return (
    <p className={styles.note} role="status">
      {problem.code === "tiles" ? t("map.tiles") : t("map.contextLost")}
    </p>
  );
}
