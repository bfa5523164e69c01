"use client";

import { useTranslations } from "next-intl";

const KINDS = ["building", "part", "wall", "canopy", "deck"] as const;
const SOURCES = ["height", "levels", "default"] as const;

/** Words for what an obstacle is and where its height came from; a source nobody wrote words for goes by its own name. */
export function useObstacleWords() {
  const t = useTranslations();
  return {
    kind: (kind: string) => t(`obstacle.kind.${KINDS.find((known) => known === kind) ?? "other"}`),
    heightSource: (source: string) => {
      const known = SOURCES.find((name) => name === source);
      return known ? t(`obstacle.heightSource.${known}`) : t("obstacle.heightSource.other", { source });
    },
  };
}
