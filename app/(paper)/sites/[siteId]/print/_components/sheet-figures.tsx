import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import type { SiteDetailDto } from "@/lib/api/sites";
import { SheetSection } from "./sheet-section";
import section from "./sheet-section.module.css";

/** The site in figures, and judged at one level after the other. */
export function SheetFigures({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const judged = site.zones.reduce((sum, zone) => sum + zone.areaM2, 0);
  const facts = [
    [t("sheet.state"), t(`state.${site.state}`)],
    [t("site.summary.coverage"), site.coverage === null ? "–" : figures.share(site.coverage)],
    [t("site.summary.area"), figures.squareMetres(judged > 0 ? judged : site.areaM2)],
    [t("site.summary.gap"), site.gapAreaM2 === null ? "–" : figures.squareMetres(site.gapAreaM2)],
    [t("site.summary.cameras"), figures.count(site.cameras.length)],
  ] as const;
  return (
    <SheetSection title={t("sheet.coverage")}>
      <dl className={`${section.facts} numeric`}>
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </dl>
      {site.levels.length > 0 && (
        <table className={section.table}>
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
                  {levelName(level.level)} {figures.density(level.pixelsPerMetre)}
                </th>
                <td>{figures.squareMetres(level.coveredM2)}</td>
                <td>{figures.squareMetres(level.twiceM2)}</td>
                <td>{figures.squareMetres(level.gapM2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {site.computed === null && <p className={section.note}>{t("site.notComputed")}</p>}
      {site.computed?.stale && <p className={section.note}>{t("site.stale")}</p>}
    </SheetSection>
  );
}
