"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import type { SiteDetailDto } from "@/lib/api/sites";
import { COVERAGE_TARGET, POINT_THRESHOLD, TARGET_HEIGHT_M } from "@/lib/coverage/requirement-profile";
import { Section } from "./section";
import section from "./section.module.css";

/** How each figure above came about, with what it takes to compute it again. */
export function MethodSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const format = useFormatter();
  const figures = useFigures();
  const { coverage } = useStage().city;
  const { computed } = site;
  return (
    <Section title={t("site.method.title")}>
      <dl className={`${section.facts} numeric`}>
        <dt>{t("site.method.coverage")}</dt>
        <dd>
          {t("site.method.coverageText")} {t("site.method.rounding")}
        </dd>
        <dt>{t("site.method.met")}</dt>
        <dd>
          {t("site.method.metText", {
            target: figures.share(COVERAGE_TARGET),
            point: figures.share(coverage?.pointThreshold ?? POINT_THRESHOLD),
          })}
        </dd>
        <dt>{t("site.method.target")}</dt>
        <dd>{t("site.method.targetText", { height: figures.metres(computed?.targetHeightM ?? TARGET_HEIGHT_M) })}</dd>
        {computed && (
          <>
            <dt>{t("site.method.engine")}</dt>
            <dd>{computed.engine}</dd>
            <dt>{t("site.method.at")}</dt>
            <dd>{format.dateTime(new Date(computed.at), { dateStyle: "medium", timeStyle: "short" })}</dd>
            <dt>{t("site.method.hash")}</dt>
            <dd title={t("site.method.hashNote")}>
              <code>{computed.inputHash}</code>
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}
