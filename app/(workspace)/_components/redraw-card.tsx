"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import styles from "./draw-site-card.module.css";
import { useMapTools } from "./map-tools";
import { useSiteDrawing } from "./site-drawing";
import { useGroundChange } from "./use-ground-change";

/** Computes ground as it is drawn, with an engine that nobody needs before. */
const RedrawSite = dynamic(() => import("./redraw-site").then((module) => module.RedrawSite), { ssr: false });

/** While a site's ground is drawn anew: what it comes to. Stays mounted, so that the ground before can be given back. */
export function RedrawCard() {
  const t = useTranslations();
  const { choose } = useMapTools();
  const { redrawn } = useSiteDrawing();
  const { noteGround } = useGroundChange();
  if (!redrawn) return null;
  const { site } = redrawn;
  return (
    <section className={styles.card} aria-label={t("redraw.title")} data-testid="redraw-card">
      <RedrawSite
        key={site.id}
        redrawn={redrawn}
        onCancel={() => choose("redraw")}
        onSaved={(saved, before) => {
          choose("redraw");
          if (saved.version === before.version) return;
          noteGround({ kind: "ground", id: saved.id, of: saved.version, to: "after", came: [], went: [] }, [saved]);
        }}
      />
    </section>
  );
}
