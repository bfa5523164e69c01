import type { ExpressionSpecification } from "maplibre-gl";
import { GAP_REASONS } from "@/lib/coverage/scene";
import { REQUIRED_LEVEL } from "@/lib/url/workspace-search";
import type { MapLayer } from "../engine/map-layer";
import type { MapPattern } from "../legend";
import type { MapLook } from "./map-look";
import { patternImage } from "./pattern-image";
import { byMark, byZoom, every } from "./shape-filters";
import { siteFilter } from "./site-filter";
import { tileSource } from "./tile-source";

/** The main reason for a gap, told by its pattern. */
const PATTERNS: Readonly<Record<(typeof GAP_REASONS)[number], MapPattern>> = {
  "no-camera": "rising",
  occluded: "crossed",
  "too-far": "dotted",
  "too-close": "falling",
  "out-of-frame": "upright",
};
const INK = { width: 1.4, ground: 0.22, stroke: 0.82 } as const;
const PERIODS: Readonly<Record<MapPattern, number>> = { rising: 8, falling: 8, crossed: 10, upright: 6, dotted: 8 };

/** Nobody has said yet that a candidate must be seen: what it lacks is shown faintly, and from nearby only. */
const candidateOr = (candidate: number, site: number): ExpressionSpecification => [
  "case",
  ["==", ["get", "candidate"], true],
  candidate,
  site,
];

/** Ground that no camera sees at the level asked for, hatched by the main reason. */
export function gaps(look: MapLook): MapLayer {
  const { gap, selected, halo } = look.palette;
  const atLevel: ExpressionSpecification | null =
    look.level === REQUIRED_LEVEL ? null : ["==", ["get", "level"], look.level];
  const tried = look.tried?.sites ?? [];
  const filter = every(
    atLevel,
    tried.length === 0 ? null : ["!", ["in", ["get", "site_number"], ["literal", [...tried]]]],
    siteFilter(look.sites, { kind: "site_kind", state: "site_state", number: ["get", "site_number"] }),
  );
  return {
    id: "gaps",
    band: "coverage",
    source: tileSource("coverage", look),
    images: Object.fromEntries(
      Object.values(PATTERNS).map((pattern) => [
        `gaps-${pattern}`,
        patternImage(pattern, gap, {
          ...INK,
          period: PERIODS[pattern],
          ...(pattern === "dotted" ? { width: 2.6 } : {}),
        }),
      ]),
    ),
    style: [
      {
        id: "gaps-ground",
        type: "fill",
        "source-layer": "gaps",
        filter,
        paint: { "fill-color": gap, "fill-opacity": byMark(0.5, 0.4, 0) },
      },
      {
        id: "gaps-hatch",
        type: "fill",
        "source-layer": "gaps",
        minzoom: 14,
        filter,
        paint: {
          "fill-pattern": [
            "concat",
            "gaps-",
            [
              "match",
              ["get", "reason"],
              ...Object.entries(PATTERNS).flat(),
              PATTERNS["no-camera"],
            ] as unknown as ExpressionSpecification,
          ],
          "fill-opacity": byZoom<unknown>([14, 0], [14.7, candidateOr(0, 1)], [16, candidateOr(0.28, 1)]),
        },
      },
      {
        id: "gaps-edge",
        type: "line",
        "source-layer": "gaps",
        minzoom: 14.5,
        filter,
        layout: { "line-join": "round" },
        paint: {
          "line-color": gap,
          "line-width": byZoom([14, 0.3], [17, 1.1]),
          "line-opacity": byZoom<unknown>([14.5, candidateOr(0, 1)], [16, candidateOr(0.28, 1)]),
        },
      },
      {
        id: "gaps-selected-halo",
        type: "line",
        "source-layer": "gaps",
        filter,
        layout: { "line-join": "round" },
        paint: { "line-color": halo, "line-width": byMark(6, 4, 0) },
      },
      {
        id: "gaps-selected",
        type: "line",
        "source-layer": "gaps",
        filter,
        layout: { "line-join": "round" },
        paint: { "line-color": selected, "line-width": byMark(2.5, 1.5, 0) },
      },
    ],
    picks: { "gaps-hatch": "gap" },
    legend: GAP_REASONS.map((reason) => ({
      key: `gap-${reason}`,
      topic: "gaps",
      swatch: {
        type: "area",
        fill: gap,
        fillOpacity: INK.ground,
        line: gap,
        lineWidth: 1,
        dashes: null,
        pattern: PATTERNS[reason],
      },
    })),
  };
}
