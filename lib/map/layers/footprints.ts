import type { ExpressionSpecification } from "maplibre-gl";
import { COVERAGE_LEVELS, type CoverageLevel } from "@/lib/coverage/requirement-profile";
import { REQUIRED_LEVEL } from "@/lib/url/workspace-search";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { butNumbers, byMark, byZoom, every } from "./shape-filters";
import { tileSource } from "./tile-source";

/** Opacity of one camera's ground by level. The levels lie inside each other, so their ink adds up towards the camera. */
export const INK: Readonly<Record<CoverageLevel, number>> = { detect: 0.1, observe: 0.14, recognise: 0.2 };
/** Opacity where only one level is drawn. */
export const ALONE = 0.3;

/** What each camera covers: nested bands by level, or the one level asked for. The selected camera's stand out. */
export function footprints(look: MapLook): MapLayer {
  const { footprint, selected, guarded } = look.palette;
  const pointedOut = look.guarded?.cameras ?? [];
  // all that a camera covers turns red when its picture reaches guarded ground
  const colour: string | ExpressionSpecification =
    pointedOut.length === 0 ? footprint : ["case", ["in", ["id"], ["literal", [...pointedOut]]], guarded, footprint];
  const one = look.level !== REQUIRED_LEVEL;
  const shown: ExpressionSpecification | null = one ? ["==", ["get", "level"], look.level] : null;
  const ink = (times: number): ExpressionSpecification =>
    one
      ? ["literal", ALONE * times]
      : ([
          "match",
          ["get", "level"],
          ...COVERAGE_LEVELS.flatMap((level) => [level, INK[level] * times]),
          INK.detect * times,
        ] as unknown as ExpressionSpecification);
  return {
    id: "footprints",
    band: "coverage",
    source: tileSource("coverage", look),
    style: [
      {
        id: "footprints-ground",
        type: "fill",
        "source-layer": "footprints",
        filter: every(shown, butNumbers(look.tried?.cameras)),
        paint: {
          "fill-color": colour,
          "fill-antialias": false,
          "fill-opacity": byZoom<unknown>([14, ink(0.1)], [15, byMark<unknown>(ink(2.2), ink(1.7), ink(1))]),
        },
      },
      {
        id: "footprints-edge",
        type: "line",
        "source-layer": "footprints",
        minzoom: 14,
        filter: every(shown, butNumbers(look.tried?.cameras)),
        layout: { "line-join": "round" },
        paint: {
          "line-color": byMark<unknown>(selected, colour, colour),
          "line-width": byMark(1.6, 1.4, 0.6),
          "line-opacity": byZoom<unknown>([14, byMark(1, 0.9, 0)], [16, byMark(1, 0.9, 0.35)]),
        },
      },
    ],
    legend: COVERAGE_LEVELS.filter((level) => !one || level === look.level).map((level) => ({
      key: `footprint-${level}`,
      topic: "footprints",
      swatch: {
        type: "area",
        fill: footprint,
        // Nested: what is recognised is observed and detected too.
        fillOpacity: one
          ? ALONE
          : 1 -
            COVERAGE_LEVELS.slice(0, COVERAGE_LEVELS.indexOf(level) + 1).reduce(
              (clear, each) => clear * (1 - INK[each]),
              1,
            ),
        line: footprint,
        lineWidth: 0.6,
        dashes: null,
        pattern: null,
      },
    })),
  };
}
