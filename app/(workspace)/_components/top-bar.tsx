"use client";

import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useLocale, useTranslations } from "next-intl";
import { Bar } from "@/app/_components/bar";
import { CityFigures } from "./city-figures";
import { LensSwitch } from "./lens-switch";
import styles from "./top-bar.module.css";
import { useStage } from "./workspace-state";

/** The bar over the map: product, city, lenses, the city's figures, and settings of the page. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const t = useTranslations();
  const english = useLocale() === "en";
  const { city } = useStage();
  const help = (
    <Button
      type="text"
      icon={<QuestionCircleOutlined />}
      aria-label={t("shell.help")}
      title={`${t("shell.help")} ?`}
      onClick={onHelp}
    />
  );
  return (
    <Bar home={{ href: "/", label: t("shell.home") }} tools={help} tight>
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
    </Bar>
  );
}
