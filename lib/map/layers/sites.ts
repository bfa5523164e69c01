import type { ExpressionSpecification, FilterSpecification } from "maplibre-gl";
import { SITE_STATES } from "@/lib/api/city";
import type { MapLayer, StylePart } from "../engine/map-layer";
import type { LegendEntry, Swatch } from "../legend";
import type { MapPalette } from "../palette";
import type { MapLook } from "./map-look";
import { namesOf } from "./name-of";
import { byMark, byZoom, every } from "./shape-filters";
import { siteFilter } from "./site-filter";
import { byState, IS_ABOVE, IS_BELOW, IS_CANDIDATE, SITE_EDGES, stateColours } from "./site-state";
import { tileSource } from "./tile-source";

/**
 * Public areas by what is known of their coverage. From afar the ground itself is coloured; nearby, where gaps and footprints say more,
 * it keeps a tint and the edge says the state. Ground under the street is fainter, ground above it lies on top.
 */
export function sites(look: MapLook): MapLayer {
  const near = look.detailed ? 0.1 : 0.42;
  const chosen = siteFilter(look.sites, { kind: "kind", state: "state", number: ["id"] });
  const where = (...conditions: ExpressionSpecification[]) => every(["!", IS_CANDIDATE], ...conditions, chosen);
  const fill = (id: string, strength: number, filter: FilterSpecification): StylePart => ({
    id: `sites-${id}`,
    type: "fill",
    "source-layer": "sites",
    filter,
    paint: {
      "fill-color": byState(look.palette),
      "fill-opacity": byZoom<unknown>(
        [12, byMark(0.95, 0.95, 0.9 * strength)],
        [14, byMark(0.85, 0.85, 0.72 * strength)],
        [15.5, byMark(near + 0.12, near + 0.12, near * strength)],
      ),
    },
  });
  return {
    id: "sites",
    band: "sites",
    source: tileSource("sites", look),
    style: [
      fill("below", 0.5, where(IS_BELOW)),
      fill("ground", 1, where(["==", ["get", "layer"], 0])),
      fill("above", 1, where(IS_ABOVE)),
      {
        id: "sites-candidate",
        type: "fill",
        "source-layer": "sites",
        minzoom: 14,
        filter: every(IS_CANDIDATE, chosen),
        paint: { "fill-color": look.palette.unknown, "fill-opacity": byMark(0.2, 0.2, 0.05) },
      },
    ],
    picks: { "sites-above": "site", "sites-ground": "site", "sites-below": "site", "sites-candidate": "site" },
    snaps: Object.fromEntries(
      ["above", "ground", "below", "candidate"].map((part) => [
        `sites-${part}`,
        { kind: "site", names: namesOf(look.locale) },
      ]),
    ),
    legend: legend(look.palette),
  };
}

function legend(palette: MapPalette): LegendEntry[] {
  const colours = stateColours(palette);
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
    ...SITE_STATES.map(
      (state): LegendEntry => ({
        key: `site-${state}`,
        topic: "sites",
        swatch: area({
          fill: colours[state],
          line: colours[state],
          lineWidth: SITE_EDGES[state].width,
          dashes: SITE_EDGES[state].dashes,
        }),
      }),
    ),
    { key: "site-candidate", topic: "sites", swatch: area({ fillOpacity: 0.05, dashes: [3, 3] }) },
    { key: "site-below-ground", topic: "sites", swatch: area({ fillOpacity: 0.2, lineWidth: 2, dashes: [1, 1.5] }) },
  ];
}
