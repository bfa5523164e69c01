"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import styles from "./help.module.css";
import { useStage } from "./workspace-state";

/** Where what is on screen comes from. */
export function HelpSources() {
  const t = useTranslations();
  const format = useFormatter();
  const figures = useFigures();
  const { city } = useStage();
  return (
    <div className={styles.text}>
      <h2>{t("help.sources.map")}</h2>
      <p>
        {city.source
          ? t("help.sources.mapText", {
              file: city.source.file,
              at: format.dateTime(new Date(city.source.importedAt), { dateStyle: "long", timeStyle: "short" }),
            })
          : t("help.sources.mapNone")}
      </p>
      <p>{t("help.sources.attribution")}</p>
      <h2>{t("help.sources.cameras")}</h2>
      <p>{city.demo ? t("help.sources.camerasDemo") : t("help.sources.camerasReal")}</p>
      <h2>{t("help.sources.coordinates")}</h2>
      <p>{t("help.sources.coordinatesText", { meridian: figures.degrees(city.centralMeridian) })}</p>
      <h2>{t("help.sources.network")}</h2>
      <p>{t("help.sources.networkText")}</p>
    </div>
  );
}
