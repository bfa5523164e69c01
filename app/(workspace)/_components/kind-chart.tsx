"use client";

import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useColourScheme } from "@/app/_components/colour-scheme";
import { useFigures } from "@/app/_components/use-figures";
import type { CityDto } from "@/lib/api/city";
import { MAP_PALETTES } from "@/lib/map/palette";

use([BarChart, GridComponent, AriaComponent, SVGRenderer]);

const ROW_PX = 22;

/** Ground seen and not seen by kind of site, as lengths on one scale. The table below says the same in figures. */
export function KindChart({ rows }: { readonly rows: CityDto["summary"]["byKind"] }) {
  const t = useTranslations();
  const figures = useFigures();
  const { scheme } = useColourScheme();
  const place = useRef<HTMLDivElement>(null);

  // Follows the element that ECharts draws into, which React does not know from inside.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, null, { renderer: "svg" });
    const palette = MAP_PALETTES[scheme];
    const { fontFamily } = getComputedStyle(element);
    const series = (data: number[], colour: string) => ({
      type: "bar" as const,
      stack: "ground",
      barWidth: 9,
      silent: true,
      animation: false,
      data,
      itemStyle: { color: colour },
    });
    chart.setOption({
      aria: { enabled: false },
      grid: { left: 0, right: 44, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: "value", show: false },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map((row) => t(`kind.${row.kind}`)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: palette.labelStrong,
          fontFamily,
          fontSize: 12,
          width: 150,
          overflow: "truncate",
        },
      },
      series: [
        series(
          rows.map((row) => row.coveredM2),
          palette.seen,
        ),
        {
          ...series(
            rows.map((row) => row.areaM2 - row.coveredM2),
            palette.gap,
          ),
          label: {
            show: true,
            position: "right",
            color: palette.label,
            fontFamily,
            fontSize: 11,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const row = rows[dataIndex];
              return row && row.areaM2 > 0 ? figures.share(row.coveredM2 / row.areaM2) : "";
            },
          },
        },
      ],
    });
    return () => chart.dispose();
  }, [rows, t, figures, scheme]);

  const said = rows.map((row) =>
    t("overview.row", {
      kind: t(`kind.${row.kind}`),
      share: row.areaM2 > 0 ? figures.share(row.coveredM2 / row.areaM2) : "–",
    }),
  );
  return (
    <div
      ref={place}
      role="img"
      aria-label={t("overview.chart", { rows: said.join(", ") })}
      style={{ height: rows.length * ROW_PX + 8, marginBottom: 8 }}
    />
  );
}
