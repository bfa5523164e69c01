"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import type { SiteDetailDto } from "@/lib/api/sites";
import { Section } from "./section";
import section from "./section.module.css";

/** The whole site judged at one level after the other. */
export function LevelSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  return (
    <Section title={t("site.levels.title")}>
      <table className={section.rows}>
        <thead>
          <tr>
            <th scope="col">{t("site.levels.level")}</th>
            <th scope="col">{t("site.levels.covered")}</th>
            <th scope="col">{t("site.levels.twice")}</th>
            <th scope="col">{t("site.levels.gap")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {site.levels.map((level) => (
            <tr key={level.level}>
              <th scope="row">
                {levelName(level.level)} <span className="quiet">{figures.density(level.pixelsPerMetre)}</span>
              </th>
              <td>{figures.squareMetres(level.coveredM2)}</td>
              <td>{figures.squareMetres(level.twiceM2)}</td>
              <td>{figures.squareMetres(level.gapM2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={section.note}>{t("site.levels.note")}</p>
    </Section>
  );
}
