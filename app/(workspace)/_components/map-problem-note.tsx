"use client";

import { useTranslations } from "next-intl";
import type { MapProblem } from "@/lib/map/react/map-props";
import styles from "./map-problem-note.module.css";

/** Says what keeps the map from being drawn, and what can be done. */
export function MapProblemNote({ problem }: { readonly problem: MapProblem }) {
  const t = useTranslations();
  switch (problem.code) {
    case "no-webgl":
      return (
        <div className={styles.page} role="status">
          <h2 className={styles.title}>{t("map.noWebgl")}</h2>
          <p>{t("map.noWebglBody")}</p>
        </div>
      );
    case "context-lost":
      return null;
    case "tiles":
      return <Note>{t("map.tiles")}</Note>;
    case "drawing":
      return <Note>{t("map.drawing")}</Note>;
  }
}

function Note({ children }: { readonly children: string }) {
  return (
    <p className={styles.note} role="status">
      {children}
    </p>
  );
}
