"use client";

import { useTranslations } from "next-intl";
import { LawBasis } from "@/app/_components/law-basis";
import { useFigures } from "@/app/_components/use-figures";
import { MetricFigure } from "@/app/(workspace)/_components/metric-figure";
import type { SiteDetailDto } from "@/lib/api/sites";
import { DECREE_799_PLACES, ORDER_163 } from "@/lib/compliance/law-texts";
import styles from "./law-section.module.css";
import { Section } from "./section";

/** The figure in the unit that the law's own wording is about, and which articles name such a place. Facts and articles, no verdict. */
export function LawSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { metric } = site;
  return (
    <Section title={t("site.law.title")} aside={`${t("site.law.orderShort")} · ${t("site.law.decreeShort")}`}>
      {metric && (
        <p className={`${styles.figure} numeric`}>
          <span className={styles.value}>
            <MetricFigure metric={metric} />
          </span>
          {metric.of > 0 && <span className={styles.share}>{figures.share(metric.value / metric.of)}</span>}
          <span className={styles.label}>{t(`metric.label.${metric.id}`)}</span>
        </p>
      )}
      {metric && <p className={styles.note}>{t(`metric.explained.${metric.id}`)}</p>}
      <p className={styles.basis}>
        <LawBasis kind={site.kind} />
      </p>
      <details className={styles.text}>
        <summary>{t("site.law.read")}</summary>
        <h4>{t("site.law.order")}</h4>
        <blockquote lang="zh-CN">
          {ORDER_163.article11.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </blockquote>
        <h4>{t("site.law.decree")}</h4>
        <p>{t("help.law.article7Summary", { places: DECREE_799_PLACES.join("、") })}</p>
      </details>
    </Section>
  );
}
