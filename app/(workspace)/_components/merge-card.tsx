"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import styles from "./draw-site-card.module.css";
import { useMapTools } from "./map-tools";
import { useSiteDrawing } from "./site-drawing";
import { useGroundChange } from "./use-ground-change";

/** Computes what two sites come to, with an engine that nobody needs before. */
const MergeSite = dynamic(() => import("./merge-site").then((module) => module.MergeSite), { ssr: false });

/** While a site is merged with another. Stays mounted, so that a merger can be taken back. */
export function MergeCard() {
  const t = useTranslations();
  const { choose } = useMapTools();
  const { merged } = useSiteDrawing();
  const { noteGround, letGo } = useGroundChange();
  if (!merged) return null;
  const { site } = merged;
  return (
    <section className={styles.card} aria-label={t("merge.title")} data-testid="merge-card">
      <MergeSite
        key={site.id}
        merged={merged}
        onCancel={() => choose("merge")}
        onMerging={(other) => letGo(other, site.id)}
        onMerged={({ other, closedM2: _, ...saved }) => {
          choose("merge");
          noteGround({ kind: "ground", id: saved.id, of: saved.version, to: "after", came: [], went: [other.id] }, [
            saved,
            other,
          ]);
        }}
      />
    </section>
  );
}
