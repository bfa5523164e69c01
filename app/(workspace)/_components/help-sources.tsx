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
      <h3>{t("help.sources.map")}</h3>
      <p>
        {city.source
          ? t("help.sources.mapText", {
              file: city.source.file,
              at: format.dateTime(new Date(city.source.importedAt), { dateStyle: "long", timeStyle: "short" }),
            })
          : t("help.sources.mapNone")}
      </p>
      <p>{t("help.sources.attribution")}</p>
      <h3>{t("help.sources.cameras")}</h3>
      <p>{city.demo ? t("help.sources.camerasDemo") : t("help.sources.camerasReal")}</p>
      <h3>{t("help.sources.coordinates")}</h3>
      <p>{t("help.sources.coordinatesText", { meridian: figures.degrees(city.centralMeridian) })}</p>
      <h3>{t("help.sources.network")}</h3>
      <p>{t("help.sources.networkText")}</p>
    </div>
  );
}
