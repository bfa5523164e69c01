"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { SiteRowDto } from "@/lib/api/sites";

/** The figure the law speaks in: of a whole, in the unit of its kind. */
export function MetricFigure({ metric }: { readonly metric: SiteRowDto["metric"] }) {
  const t = useTranslations();
  const figures = useFigures();
  if (metric === null) return "–";
  const { id, value, of } = metric;
  switch (id) {
    case "area":
      return t("metric.area", { value: figures.count(Math.floor(value)), of: figures.squareMetres(of) });
    case "centreline":
      return t("metric.centreline", { value: figures.count(Math.floor(value)), of: figures.metres(Math.round(of)) });
    case "approaches":
    case "openings":
      return t(`metric.${id}`, { value: figures.count(value), of: figures.count(of) });
  }
}
