"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import styles from "./draw-site-card.module.css";
import { useMapTools } from "./map-tools";
import { useSiteDrawing } from "./site-drawing";
import { useGroundChange } from "./use-ground-change";

/** Parts ground as the line is drawn, with an engine that nobody needs before. */
const CutSite = dynamic(() => import("./cut-site").then((module) => module.CutSite), { ssr: false });

/** While a site is parted. Stays mounted, so that a cut can be taken back. */
export function CutCard() {
  const t = useTranslations();
  const { choose } = useMapTools();
  const { parted } = useSiteDrawing();
  const { noteGround } = useGroundChange();
  if (!parted) return null;
  return (
    <section className={styles.card} aria-label={t("cut.title")} data-testid="cut-card">
      <CutSite
        key={parted.id}
        site={parted}
        onCancel={() => choose("cut")}
        onCut={({ parts, ...site }) => {
          choose("cut");
          const came = parts.map(({ id }) => id);
          noteGround({ kind: "ground", id: site.id, of: site.version, to: "after", came, went: [] }, [site, ...parts]);
        }}
      />
    </section>
  );
}
