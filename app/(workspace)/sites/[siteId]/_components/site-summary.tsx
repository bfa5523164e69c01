"use client";

import { useTranslations } from "next-intl";
import { CoverageBar } from "@/app/_components/coverage-bar";
import { useFigures } from "@/app/_components/use-figures";
import type { SiteDetailDto } from "@/lib/api/sites";
import styles from "./site-summary.module.css";

/** The site in four figures. */
export function SiteSummary({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const judged = site.zones.reduce((sum, zone) => sum + zone.areaM2, 0);
  return (
    <div className={styles.summary}>
      <dl className={`${styles.figures} numeric`}>
        <div className={styles.lead}>
          <dt>{t("site.summary.coverage")}</dt>
          <dd>{site.coverage === null ? "–" : figures.share(site.coverage)}</dd>
        </div>
        <div>
          <dt>{t("site.summary.gap")}</dt>
          <dd>{site.gapAreaM2 === null ? "–" : figures.squareMetres(site.gapAreaM2)}</dd>
        </div>
        <div>
          <dt>{t("site.summary.area")}</dt>
          <dd>{figures.squareMetres(judged > 0 ? judged : site.areaM2)}</dd>
        </div>
        <div>
          <dt>{t("site.summary.cameras")}</dt>
          <dd>{figures.count(site.cameras.length)}</dd>
        </div>
      </dl>
      <CoverageBar share={site.coverage} />
    </div>
  );
}
