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
      <h2>{t("help.law.orderTitle")}</h2>
      <h3>{t("help.law.article11")}</h3>
      <Article paragraphs={ORDER_163.article11} />
      <p className="quiet">{t("help.law.noPenalty")}</p>
      <h3>{t("help.law.article12")}</h3>
      <Article paragraphs={ORDER_163.article12} />
      <h2>{t("help.law.decreeTitle")}</h2>
      <h3>{t("help.law.article7")}</h3>
      <p>{t("help.law.article7Summary", { places: DECREE_799_PLACES.join("、") })}</p>
      <h3>{t("guarded.article8")}</h3>
      <p>{t("help.law.article8Summary")}</p>
      <h3>{t("guarded.article10")}</h3>
      <p>{t("help.law.article10Summary")}</p>
      <h3>{t("help.law.article13")}</h3>
      <p>{t("help.law.article13Summary")}</p>
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
