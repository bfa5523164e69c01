"use client";

import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkAreaComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useColourScheme } from "@/app/_components/colour-scheme";
import { useFigures } from "@/app/_components/use-figures";
import type { ProfileDto } from "@/lib/api/profile";
import { MAP_PALETTES, type MapPalette } from "@/lib/map/palette";

use([LineChart, GridComponent, MarkAreaComponent, AriaComponent, SVGRenderer]);

const HEIGHT_PX = 170;
/** Room over the lens, as a part of its height: what rises higher ends at the chart's edge, and the table says how high it is. */
const HEADROOM = 0.35;

/** A sight line from the side, by distance and height. The table below says the same in figures. */
export function ProfileChart({ profile }: { readonly profile: ProfileDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { scheme } = useColourScheme();
  const place = useRef<HTMLDivElement>(null);

  // Follows the element that ECharts draws into, which React does not know from inside.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, null, { renderer: "svg", height: HEIGHT_PX });
    const { fontFamily } = getComputedStyle(element);
    chart.setOption(chartOption(profile, MAP_PALETTES[scheme], fontFamily));
    const follow = new ResizeObserver(() => chart.resize({ height: HEIGHT_PX }));
    follow.observe(element);
    return () => {
      follow.disconnect();
      chart.dispose();
    };
  }, [profile, scheme]);

  const words = t("profile.chart", {
    name: profile.camera.name,
    lens: figures.metres(profile.camera.lensM),
    distance: figures.metres(profile.distanceM),
    target: figures.metres(profile.point.targetM),
    crossed: profile.crossings.length,
    blocking: profile.crossings.filter(({ blocks }) => blocks).length,
  });
  return <div ref={place} role="img" aria-label={words} style={{ height: HEIGHT_PX }} />;
}

/** The chart of a profile: obstacles as boxes by number, those that hide the point in the colour of gaps; the line dashed behind the first of these. */
function chartOption({ camera, point, distanceM, crossings }: ProfileDto, palette: MapPalette, fontFamily: string) {
  const low = Math.min(camera.groundM, point.groundM);
  const high = camera.lensM + HEADROOM * (camera.lensM - low);
  const first = crossings.find(({ blocks }) => blocks);
  const drop = (camera.lensM - point.targetM) / distanceM;
  // inside the obstacle only from where the line is as low as its top
  const end = first ? Math.max(first.fromM, (camera.lensM - first.topM) / drop) : distanceM;
  const at = (distance: number) => [distance, camera.lensM - drop * distance];
  const line = (data: number[][], colour: string, width: number, dashed = false) => ({
    type: "line" as const,
    silent: true,
    animation: false,
    symbol: "none",
    data,
    lineStyle: { color: colour, width, type: dashed ? ("dashed" as const) : ("solid" as const) },
  });
  const axis = {
    type: "value" as const,
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: palette.label } },
    axisTick: { show: true },
    axisLabel: { color: palette.label, fontFamily, fontSize: 11, formatter: "{value} m", hideOverlap: true },
  };
  return {
    aria: { enabled: false },
    grid: { left: 4, right: 14, top: 8, bottom: 4, containLabel: true },
    xAxis: { ...axis, min: 0, max: distanceM, axisLabel: { ...axis.axisLabel, showMaxLabel: false } },
    yAxis: { ...axis, min: Math.floor(low), max: Math.ceil(high), splitNumber: 4 },
    series: [
      {
        ...line([at(0), at(end)], first ? palette.gap : palette.seen, 2),
        markArea: {
          silent: true,
          animation: false,
          data: crossings
            .filter(({ baseM }) => baseM < high)
            .map((one) => [
              {
                coord: [one.fromM, Math.max(one.baseM, low)],
                name: String(crossings.indexOf(one) + 1),
                itemStyle: one.blocks
                  ? { color: palette.gap, opacity: 0.45, borderColor: palette.gap, borderWidth: 1.5 }
                  : { color: palette.unknown, opacity: 0.3, borderColor: palette.unknown, borderWidth: 1 },
                label: { color: palette.labelStrong, fontFamily, fontSize: 11, position: "insideBottom" as const },
              },
              { coord: [one.toM, Math.min(one.topM, Math.ceil(high))] },
            ]),
        },
      },
      ...(first ? [line([at(end), at(distanceM)], palette.gap, 1.5, true)] : []),
      line([[0, camera.groundM], at(0)], palette.camera, 3),
      line(
        [
          [distanceM, point.groundM],
          [distanceM, point.targetM],
        ],
        palette.selected,
        5,
      ),
    ],
  };
}
