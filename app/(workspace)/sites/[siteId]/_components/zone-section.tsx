"use client";

import { useTranslations } from "next-intl";
import { CoverageBar } from "@/app/_components/coverage-bar";
import { StateMark } from "@/app/_components/state-mark";
import { useFigures } from "@/app/_components/use-figures";
import { aroundPoint } from "@/app/(workspace)/_components/around-point";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import type { SiteDetailDto, ZoneDto } from "@/lib/api/sites";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { RequirementEditor } from "./requirement-editor";
import { Section } from "./section";
import section from "./section.module.css";
import styles from "./zone-section.module.css";

/** Which level each part of the site needs, whose choice that is, and how far it is met. Openings of one kind share a heading. */
export function ZoneSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const groups = PART_ROLES.map((role) => site.zones.filter((zone) => zone.role === role)).filter(
    (zones) => zones.length > 0,
  );
  return (
    <Section title={t("site.zones.title")} aside={<OursNote />}>
      {groups.map((zones) => (
        <ZoneGroup key={zones[0]?.role} siteId={site.id} zones={zones} />
      ))}
    </Section>
  );
}

function OursNote() {
  const t = useTranslations();
  return <span title={t("site.zones.oursNote")}>{t("site.zones.ours")} ⓘ</span>;
}

function ZoneGroup({ siteId, zones }: { readonly siteId: string; readonly zones: readonly ZoneDto[] }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const { city } = useStage();
  const [first] = zones;
  if (!first) return null;
  const level = city.levels.find(({ id }) => id === first.level);
  const met = zones.filter((zone) => zone.met === true).length;
  return (
    <div className={styles.group}>
      <div className={styles.head}>
        <h4 className={styles.role}>
          {t(`role.${first.role}`)}
          {zones.length > 1 && <span className="quiet numeric"> {t("site.zones.count", { count: zones.length })}</span>}
        </h4>
        <span
          className={styles.level}
          title={t("site.zones.source", {
            level: levelName(first.level),
            density: figures.density(first.pixelsPerMetre),
            standard: level?.standard ?? "–",
          })}
        >
          {levelName(first.level)} <span className="numeric">{figures.density(first.pixelsPerMetre)}</span>
          <span className={section.ours}>{t("site.zones.ours")}</span>
        </span>
        {zones.length > 1 && first.met !== null && (
          <span className={`${styles.met} numeric`}>
            {met === zones.length ? t("site.zones.allMet") : t("site.zones.someMet", { met, count: zones.length })}
          </span>
        )}
        <RequirementEditor siteId={siteId} role={first.role} />
      </div>
      <ul>
        {zones.map((zone, index) => (
          <ZoneRow key={zone.id} zone={zone} rank={zones.length > 1 ? index + 1 : null} />
        ))}
      </ul>
    </div>
  );
}

function ZoneRow({ zone, rank }: { readonly zone: ZoneDto; readonly rank: number | null }) {
  const t = useTranslations();
  const figures = useFigures();
  const { flyTo } = useStage();
  const name = `${t(`role.${zone.role}`)}${rank === null ? "" : ` ${rank}`}`;
  return (
    <li>
      <button
        type="button"
        className={`${styles.zone} numeric`}
        onClick={() => flyTo(aroundPoint(zone.centre, Math.sqrt(zone.areaM2)), 140)}
      >
        <span className="visually-hidden">{t("site.zones.show", { name })}</span>
        <span className={styles.mark} aria-hidden="true">
          {zone.met !== null && (
            <StateMark state={zone.met ? "met" : zone.share === 0 ? "blind" : "partial"} size={12} />
          )}
          {rank ?? ""}
        </span>
        <CoverageBar share={zone.share} />
        <span className={styles.share}>{zone.share === null ? "–" : figures.share(zone.share)}</span>
        <span className={styles.area}>{figures.squareMetres(zone.areaM2)}</span>
      </button>
    </li>
  );
}
