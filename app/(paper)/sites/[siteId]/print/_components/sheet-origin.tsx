import { useFormatter, useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { COVERAGE_TARGET, POINT_THRESHOLD, TARGET_HEIGHT_M } from "@/lib/coverage/requirement-profile";
import type { Sheet } from "@/lib/sheet/sheet";
import { SheetSection } from "./sheet-section";
import section from "./sheet-section.module.css";

type Props = {
  readonly sheet: Sheet;
  readonly printed: { readonly by: string; readonly unit: string; readonly at: string };
};

/** From which computation the figures are, what they mean, who printed them and when, and room for those who sign. */
export function SheetOrigin({ sheet, printed }: Props) {
  const t = useTranslations();
  const format = useFormatter();
  const figures = useFigures();
  const levelName = useLevelName();
  const { site, city } = sheet;
  const { computed } = site;
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "medium" });
  const [first] = city.levels;
  return (
    <SheetSection title={t("site.method.title")}>
      <dl className={`${section.facts} numeric`}>
        <dt>{t("site.method.coverage")}</dt>
        <dd>
          {t("site.method.coverageText")} {t("site.method.rounding")}{" "}
          {t("site.method.metText", { target: figures.share(COVERAGE_TARGET), point: figures.share(POINT_THRESHOLD) })}{" "}
          {t("site.method.target")}:{" "}
          {t("site.method.targetText", { height: figures.metres(computed?.targetHeightM ?? TARGET_HEIGHT_M) })}
        </dd>
        {first && <dt>{t("site.levels.title")}</dt>}
        {first && (
          <dd>
            {city.levels.map((level) => `${levelName(level.id)} ${figures.density(level.pixelsPerMetre)}`).join(" · ")}{" "}
            ({first.standard})
          </dd>
        )}
        {computed && <dt>{t("site.method.at")}</dt>}
        {computed && (
          <dd>
            {moment(computed.at)} · {t("site.method.engine")} {computed.engine} · {t("site.method.hash")}{" "}
            <code>{computed.inputHash}</code>
          </dd>
        )}
        <dt>{t("sheet.printed")}</dt>
        <dd>
          {printed.by}
          {printed.unit !== "" && ` (${printed.unit})`} · {moment(printed.at)}
        </dd>
        <dt>{t("sheet.plane")}</dt>
        <dd>{t("sheet.planeText", { meridian: figures.degrees(city.centralMeridian) })}</dd>
        {city.demo && <dt>{t("sheet.demo")}</dt>}
        {city.demo && <dd>{t("help.sources.camerasDemo")}</dd>}
      </dl>
      <div className={section.signs}>
        {(["drawn", "checked", "approved"] as const).map((role) => (
          <span key={role} className={section.sign}>
            {t(`sheet.sign.${role}`)}
          </span>
        ))}
      </div>
    </SheetSection>
  );
}
