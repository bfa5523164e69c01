"use client";

import { useTranslations } from "next-intl";
import { DECREE_799_PLACES, ORDER_163 } from "@/lib/compliance/law-texts";
import styles from "./help.module.css";

/** The articles that the figures speak of: quoted where we hold the text, in our own words where we do not, and said so. */
export function HelpLaw() {
  const t = useTranslations();
  return (
    <div className={styles.text}>
      <p>{t("help.law.intro")}</p>
      <h3>{t("help.law.orderTitle")}</h3>
      <h4>{t("help.law.article11")}</h4>
      <Article paragraphs={ORDER_163.article11} />
      <p className="quiet">{t("help.law.noPenalty")}</p>
      <h4>{t("help.law.article12")}</h4>
      <Article paragraphs={ORDER_163.article12} />
      <h3>{t("help.law.decreeTitle")}</h3>
      <h4>{t("help.law.article7")}</h4>
      <p>{t("help.law.article7Summary", { places: DECREE_799_PLACES.join("、") })}</p>
    </div>
  );
}

function Article({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  return (
    <blockquote className={styles.quote} lang="zh-CN">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </blockquote>
  );
}
