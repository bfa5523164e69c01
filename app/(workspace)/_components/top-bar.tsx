"use client";

import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { BrandMark } from "@/app/_components/brand-mark";
import { CityFigures } from "./city-figures";
import { LanguageLink } from "./language-link";
import { LensSwitch } from "./lens-switch";
import { SchemeMenu } from "./scheme-menu";
import styles from "./top-bar.module.css";
import { useStage } from "./workspace-state";

/** The one bar over everything: product, city, lenses, the city's figures, and settings of the page. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const t = useTranslations();
  const english = useLocale() === "en";
  const { city } = useStage();
  return (
    <header className={styles.bar}>
      <Link className={styles.brand} href="/" aria-label={`${t("product.title")} · ${t("shell.home")}`}>
        <BrandMark size={24} />
        <span className={styles.name} aria-hidden="true">
          {t("product.name")}
        </span>
        {!english && (
          <span className={styles.latin} aria-hidden="true">
            {t("product.latin")}
          </span>
        )}
      </Link>
      <div className={styles.city}>
        <h1 className={styles.cityName}>{english ? city.nameEn : city.name}</h1>
        {city.demo && (
          <span className={styles.demo} title={t("shell.demoNote")}>
            {t("shell.demo")}
            <span className={styles.demoNote}> · {t("shell.demoNote")}</span>
          </span>
        )}
      </div>
      <LensSwitch />
      <CityFigures />
      <div className={styles.tools}>
        <LanguageLink />
        <SchemeMenu />
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={t("shell.help")}
          title={`${t("shell.help")} ?`}
          onClick={onHelp}
        />
      </div>
    </header>
  );
}
