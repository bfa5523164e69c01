"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { SiteDetailDto } from "@/lib/api/sites";
import { Section } from "./section";
import section from "./section.module.css";

/** Where the site itself comes from. The ids are text: nothing here leads out of the machine. */
export function ProvenanceSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { provenance } = site;
  return (
    <Section title={t("site.provenance.title")} aside={t(`site.provenance.${provenance.source}`)}>
      <dl className={`${section.facts} numeric`}>
        <dt>{t("site.provenance.number")}</dt>
        <dd>{figures.count(site.number)}</dd>
        {provenance.rule && <dt>{t("site.provenance.rule")}</dt>}
        {provenance.rule && (
          <dd>
            <code>{provenance.rule}</code>
          </dd>
        )}
        {site.lengthM !== null && <dt>{t("site.provenance.length")}</dt>}
        {site.lengthM !== null && <dd>{figures.metres(site.lengthM)}</dd>}
        <dt>{t("site.provenance.layer")}</dt>
        <dd>{site.layer}</dd>
        {provenance.osmIds.length > 0 && <dt>{t("site.provenance.ids")}</dt>}
        {provenance.osmIds.length > 0 && <dd>{provenance.osmIds.join("  ")}</dd>}
      </dl>
    </Section>
  );
}
