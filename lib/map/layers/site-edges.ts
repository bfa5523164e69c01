import type { ExpressionSpecification } from "maplibre-gl";
import { SITE_STATES, type SiteState } from "@/lib/api/city";
import type { MapLayer, StylePart } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { byMark, byZoom, every } from "./shape-filters";
import { siteFilter } from "./site-filter";
import { byState, IS_ABOVE, IS_BELOW, IS_CANDIDATE, SITE_EDGES, stateColours } from "./site-state";
import { tileSource } from "./tile-source";

/**
 * Edges of sites, over all that covers their ground: by state, dotted where the ground lies under the street, lifted off by a
 * light line where it lies above, dashed grey for candidates; then the outline of the site pointed at or selected.
 */
export function siteEdges(look: MapLook): MapLayer {
  const { palette } = look;
  const colours = stateColours(palette);
  const chosen = siteFilter(look.sites, { kind: "kind", state: "state", number: ["id"] });
  const where = (...conditions: ExpressionSpecification[]) => every(["!", IS_CANDIDATE], ...conditions, chosen);
  const edge = (state: SiteState): StylePart => {
    const { width, dashes } = SITE_EDGES[state];
    return {
      id: `site-edges-${state}`,
      type: "line",
      "source-layer": "sites",
      minzoom: 13.5,
      filter: where(["!", IS_BELOW], ["==", ["get", "state"], state]),
      layout: { "line-join": "round" },
      paint: {
        "line-color": colours[state],
        "line-width": byZoom([13.5, width * 0.25], [16, width * 0.8], [18, width]),
        ...(dashes ? { "line-dasharray": dashes } : {}),
      },
    };
  };
  const outline = (id: string, colour: string, width: readonly [selected: number, hovered: number]): StylePart => ({
    id: `site-edges-${id}`,
    type: "line",
    "source-layer": "sites",
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": byMark(width[0], width[1], 0) },
  });
  return {
    id: "site-edges",
    band: "outlines",
    source: tileSource("sites", look),
    style: [
      {
        id: "site-edges-below",
        type: "line",
        "source-layer": "sites",
        minzoom: 13.5,
        filter: where(IS_BELOW),
        paint: {
          "line-color": byState(palette),
          "line-width": byZoom([13.5, 0.8], [17, 2]),
          "line-dasharray": [1, 1.5],
        },
      },
      {
        id: "site-edges-candidate",
        type: "line",
        "source-layer": "sites",
        minzoom: 14.5,
        filter: every(IS_CANDIDATE, chosen),
        paint: {
          "line-color": palette.unknown,
          "line-width": byZoom([14.5, 0.6], [17, 1.4]),
          "line-opacity": byZoom([14.5, 0], [15.5, 0.9]),
          "line-dasharray": [3, 3],
        },
      },
      {
        id: "site-edges-lift",
        type: "line",
        "source-layer": "sites",
        minzoom: 14.5,
        filter: where(IS_ABOVE),
        paint: { "line-color": palette.halo, "line-width": byZoom([14.5, 2], [17, 6]) },
      },
      ...SITE_STATES.map(edge),
      outline("halo", palette.halo, [6.5, 4.5]),
      outline("marked", palette.selected, [2.5, 1.5]),
    ],
  };
}
