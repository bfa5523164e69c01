import type { ExpressionSpecification } from "maplibre-gl";
import type { SiteState } from "@/lib/api/city";
import type { MapLayer, StylePart } from "../engine/map-layer";
import type { LegendEntry, Swatch } from "../legend";
import type { MapPalette } from "../palette";
import type { MapLook } from "./map-look";
import { byMark, byZoom, every } from "./shape-filters";
import { siteFilter } from "./site-filter";
import { tileSource } from "./tile-source";

/** How the edge of each state is drawn, so that no state is told by its hue alone: width in pixels at street zooms, dashes in line widths. */
const EDGES: Readonly<Record<SiteState, { readonly width: number; readonly dashes: number[] | null }>> = {
  met: { width: 1, dashes: null },
  partial: { width: 1.6, dashes: [5, 2] },
  blind: { width: 2.6, dashes: null },
  "not-computed": { width: 1.2, dashes: [1, 2] },
};
const STATES = Object.keys(EDGES) as SiteState[];

const CANDIDATE: ExpressionSpecification = ["==", ["get", "candidate"], true];
const BELOW: ExpressionSpecification = ["<", ["get", "layer"], 0];
const ABOVE: ExpressionSpecification = [">", ["get", "layer"], 0];

const colours = (palette: MapPalette): Readonly<Record<SiteState, string>> => ({
  met: palette.seen,
  partial: palette.partial,
  blind: palette.gap,
  "not-computed": palette.unknown,
});

/**
 * Public areas by what is known of their coverage. From afar the ground itself is coloured; nearby the colour gives way to gaps and footprints.
 * Ground under the street is drawn below and dotted, ground above it on top and lifted off by a light edge.
 */
export function sites(look: MapLook): MapLayer {
  const { palette } = look;
  const colour = colours(palette);
  const byState: ExpressionSpecification = [
    "match",
    ["get", "state"],
    "met",
    colour.met,
    "partial",
    colour.partial,
    "blind",
    colour.blind,
    colour["not-computed"],
  ];
  const chosen = siteFilter(look.sites, { kind: "kind", state: "state", number: ["id"] });
  const where = (...conditions: ExpressionSpecification[]) => every(["!", CANDIDATE], ...conditions, chosen);
  const fill = (
    id: string,
    strength: number,
    filter: StylePart extends { filter?: infer F } ? F : never,
  ): StylePart => ({
    id: `sites-${id}`,
    type: "fill",
    "source-layer": "sites",
    filter,
    paint: {
      "fill-color": byState,
      "fill-antialias": false,
      "fill-opacity": byZoom<unknown>(
        [12, byMark(0.95, 0.95, 0.8 * strength)],
        [15, byMark(0.6, 0.6, 0.42 * strength)],
        [17, byMark(0.34, 0.38, 0.24 * strength)],
      ),
    },
  });
  const edge = (state: SiteState): StylePart => {
    const { width, dashes } = EDGES[state];
    return {
      id: `sites-edge-${state}`,
      type: "line",
      "source-layer": "sites",
      minzoom: 13,
      filter: where(["!", BELOW], ["==", ["get", "state"], state]),
      layout: { "line-join": "round" },
      paint: {
        "line-color": colour[state],
        "line-width": byZoom([13, width * 0.4], [16, width]),
        ...(dashes ? { "line-dasharray": dashes } : {}),
      },
    };
  };
  return {
    id: "sites",
    band: "sites",
    source: tileSource("sites", look),
    style: [
      fill("below", 0.5, where(BELOW)),
      {
        id: "sites-below-edge",
        type: "line",
        "source-layer": "sites",
        minzoom: 13,
        filter: where(BELOW),
        paint: { "line-color": byState, "line-width": byZoom([13, 1], [16, 2]), "line-dasharray": [1, 1.5] },
      },
      fill("ground", 1, where(["==", ["get", "layer"], 0])),
      {
        id: "sites-above-lift",
        type: "line",
        "source-layer": "sites",
        minzoom: 14,
        filter: where(ABOVE),
        paint: { "line-color": palette.halo, "line-width": byZoom([14, 3], [17, 7]) },
      },
      fill("above", 1.15, where(ABOVE)),
      ...STATES.map(edge),
      {
        id: "sites-candidate",
        type: "fill",
        "source-layer": "sites",
        minzoom: 14,
        filter: every(CANDIDATE, chosen),
        paint: { "fill-color": palette.unknown, "fill-opacity": byMark(0.2, 0.2, 0.05) },
      },
      {
        id: "sites-candidate-edge",
        type: "line",
        "source-layer": "sites",
        minzoom: 14,
        filter: every(CANDIDATE, chosen),
        paint: { "line-color": palette.unknown, "line-width": 1.4, "line-dasharray": [3, 3] },
      },
    ],
    picks: { "sites-above": "site", "sites-ground": "site", "sites-below": "site", "sites-candidate": "site" },
    legend: legend(palette),
  };
}

/** The outline of the site a person points at or has selected, over everything on the ground. */
export function siteOutline(look: MapLook): MapLayer {
  const line = (id: string, colour: string, width: readonly [number, number, number]): StylePart => ({
    id: `site-outline-${id}`,
    type: "line",
    "source-layer": "sites",
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": byMark(width[0], width[1], width[2]) },
  });
  return {
    id: "site-outline",
    band: "outlines",
    source: tileSource("sites", look),
    style: [line("halo", look.palette.halo, [6, 4, 0]), line("line", look.palette.selected, [2.5, 1.5, 0])],
  };
}

function legend(palette: MapPalette): LegendEntry[] {
  const colour = colours(palette);
  const area = (more: Partial<Extract<Swatch, { type: "area" }>>): Swatch => ({
    type: "area",
    fill: palette.unknown,
    fillOpacity: 0.42,
    line: palette.unknown,
    lineWidth: 1.4,
    dashes: null,
    pattern: null,
    ...more,
  });
  return [
    ...STATES.map(
      (state): LegendEntry => ({
        key: `site-${state}`,
        topic: "sites",
        swatch: area({
          fill: colour[state],
          line: colour[state],
          lineWidth: EDGES[state].width,
          dashes: EDGES[state].dashes,
        }),
      }),
    ),
    { key: "site-candidate", topic: "sites", swatch: area({ fillOpacity: 0.05, dashes: [3, 3] }) },
    { key: "site-below-ground", topic: "sites", swatch: area({ fillOpacity: 0.2, lineWidth: 2, dashes: [1, 1.5] }) },
  ];
}
