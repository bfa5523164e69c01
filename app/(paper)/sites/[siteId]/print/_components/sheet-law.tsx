import { useTranslations } from "next-intl";
import { LawBasis } from "@/app/_components/law-basis";
import { MetricFigure } from "@/app/(workspace)/_components/metric-figure";
import type { SiteDetailDto } from "@/lib/api/sites";
import { ORDER_163 } from "@/lib/compliance/law-texts";
import { SheetSection } from "./sheet-section";
import section from "./sheet-section.module.css";

/** The figure in the unit that the law speaks in, which articles name such a place, and the article in its own words. */
export function SheetLaw({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const { metric } = site;
  return (
    <SheetSection title={t("site.law.title")}>
      {metric && (
        <p className="numeric">
          {t(`metric.label.${metric.id}`)} <MetricFigure metric={metric} />
        </p>
      )}
      <p>
        <LawBasis kind={site.kind} />
      </p>
      <blockquote lang="zh-CN" className={section.note}>
        {ORDER_163.article11.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
    </SheetSection>
  );
}
