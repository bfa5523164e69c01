import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { rankedReasons } from "@/app/(workspace)/sites/[siteId]/_components/ranked-reasons";
import type { SiteDetailDto } from "@/lib/api/sites";
import { RANKED_GAPS } from "@/lib/sheet/sheet";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SheetSection } from "./sheet-section";
import section from "./sheet-section.module.css";

/** What each kind of zone needs and has, and the largest gaps by the rank that stands on the map. */
export function SheetGaps({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  return (
    <>
      <ZoneTable site={site} />
      {site.computed && (
        <SheetSection title={t("site.gaps.title")}>
          <p className="numeric">
            {site.gaps.length === 0
              ? t("site.gaps.none")
              : t("sheet.gapSum", {
                  count: figures.count(site.gaps.length),
                  area: figures.squareMetres(site.gapAreaM2 ?? 0),
                  largest: figures.squareMetres(site.gaps[0]?.areaM2 ?? 0),
                })}
          </p>
          {site.gaps.length > 0 && <GapTable site={site} />}
        </SheetSection>
      )}
    </>
  );
}

function ZoneTable({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const groups = PART_ROLES.map((role) => site.zones.filter((zone) => zone.role === role)).filter(
    ({ length }) => length > 0,
  );
  return (
    <SheetSection title={t("site.zones.title")}>
      <table className={section.table}>
        <thead>
          <tr>
            <th scope="col">{t("sheet.zone")}</th>
            <th scope="col">{t("sheet.count")}</th>
            <th scope="col">{t("sheet.needs")}</th>
            <th scope="col">{t("sheet.area")}</th>
            <th scope="col">{t("site.summary.coverage")}</th>
            <th scope="col">{t("sheet.metZones")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {groups.map((zones) => {
            const area = zones.reduce((sum, zone) => sum + zone.areaM2, 0);
            const covered = zones.reduce((sum, zone) => sum + (zone.coveredM2 ?? 0), 0);
            const [first] = zones;
            if (!first) return null;
            return (
              <tr key={first.role}>
                <th scope="row">{t(`role.${first.role}`)}</th>
                <td>{figures.count(zones.length)}</td>
                <td>
                  {levelName(first.level)} {figures.density(first.pixelsPerMetre)}
                </td>
                <td>{figures.squareMetres(area)}</td>
                <td>{first.coveredM2 === null || area === 0 ? "–" : figures.share(covered / area)}</td>
                <td>
                  {first.met === null
                    ? "–"
                    : `${figures.count(zones.filter(({ met }) => met === true).length)} / ${figures.count(zones.length)}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={section.note}>{t("site.zones.oursNote")}</p>
    </SheetSection>
  );
}

function GapTable({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  return (
    <>
      <table className={section.table}>
        <thead>
          <tr>
            <th scope="col">{t("sheet.rank")}</th>
            <th scope="col">{t("sheet.area")}</th>
            <th scope="col" className={section.words}>
              {t("sheet.zone")}
            </th>
            <th scope="col" className={section.words}>
              {t("sheet.reasons")}
            </th>
          </tr>
        </thead>
        <tbody className="numeric">
          {site.gaps.slice(0, RANKED_GAPS).map((gap, index) => (
            <tr key={gap.id}>
              <th scope="row">{index + 1}</th>
              <td>{figures.squareMetres(gap.areaM2)}</td>
              <td className={section.words}>
                {t("site.gaps.place", { role: t(`role.${gap.role}`), level: levelName(gap.level) })}
              </td>
              <td className={section.words}>
                {rankedReasons(gap.reasons)
                  .map(({ reason, share }) => `${t(`reason.${reason}`)} ${figures.share(share)}`)
                  .join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {site.gaps.length > RANKED_GAPS && (
        <p className={section.note}>{t("sheet.moreGaps", { count: figures.count(site.gaps.length - RANKED_GAPS) })}</p>
      )}
    </>
  );
}
