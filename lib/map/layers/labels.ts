import type { MapLayer, StylePart } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { nameOf } from "./name-of";
import { byZoom, every, IS_LINE } from "./shape-filters";
import { PATHS, STREET_ORDER } from "./street-class";
import { tileSource } from "./tile-source";

/** Names of streets, along them, the wider ones first. */
export function streetLabels(look: MapLook): MapLayer {
  const { label, halo } = look.palette;
  const names = (id: string, more: { minzoom: number; classes: readonly string[] | null }): StylePart => ({
    id: `street-labels-${id}`,
    type: "symbol",
    "source-layer": "streets",
    minzoom: more.minzoom,
    filter: every(
      IS_LINE,
      ["!", ["in", ["get", "class"], ["literal", [...PATHS]]]],
      more.classes && ["in", ["get", "class"], ["literal", [...more.classes]]],
    ),
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 320,
      "symbol-sort-key": ["-", STREET_ORDER],
      "text-field": nameOf(look.locale),
      "text-font": ["Noto Sans Regular"],
      "text-size": byZoom([13, 10.5], [17, 12.5]),
      "text-letter-spacing": 0.02,
      "text-max-angle": 30,
      "text-padding": 6,
    },
    paint: { "text-color": label, "text-halo-color": halo, "text-halo-width": 1.4 },
  });
  return {
    id: "street-labels",
    band: "labels",
    source: tileSource("basemap", look),
    style: [
      names("all", { minzoom: 15, classes: null }),
      names("main", { minzoom: 13, classes: ["motorway", "trunk", "primary", "secondary"] }),
    ],
  };
}

/** Names of towns and quarters. */
export function placeLabels(look: MapLook): MapLayer {
  const { label, labelStrong, halo } = look.palette;
  const places = (
    id: string,
    classes: readonly string[],
    zooms: { minzoom: number; maxzoom: number },
    size: StylePart["layout"],
    colour: string,
  ): StylePart => ({
    id: `place-labels-${id}`,
    type: "symbol",
    "source-layer": "places",
    ...zooms,
    filter: ["in", ["get", "class"], ["literal", [...classes]]],
    layout: {
      "text-field": nameOf(look.locale),
      "text-font": ["Noto Sans Medium"],
      "text-max-width": 8,
      "text-padding": 8,
      ...(size as object),
    },
    paint: { "text-color": colour, "text-halo-color": halo, "text-halo-width": 1.6 },
  });
  return {
    id: "place-labels",
    band: "labels",
    source: tileSource("basemap", look),
    style: [
      places(
        "quarter",
        ["suburb", "quarter", "neighbourhood", "borough", "village", "hamlet", "locality"],
        { minzoom: 12, maxzoom: 16.5 },
        { "text-size": byZoom([12, 10.5], [16, 13]), "text-letter-spacing": 0.06 },
        label,
      ),
      places(
        "town",
        ["city", "town", "district", "county"],
        { minzoom: 8, maxzoom: 14 },
        { "text-size": byZoom([8, 12], [14, 17]) },
        labelStrong,
      ),
    ],
  };
}

/** Names of squares, parks, bridges and the other sites that are places of their own; roads and crossings go by their streets' names. */
export function siteLabels(look: MapLook): MapLayer {
  const { labelStrong, halo } = look.palette;
  return {
    id: "site-labels",
    band: "labels",
    source: tileSource("sites", look),
    style: [
      {
        id: "site-labels-name",
        type: "symbol",
        "source-layer": "site_labels",
        minzoom: 14,
        // From afar the large ones, nearby all.
        filter: every(
          ["!=", nameOf(look.locale), ""],
          [">=", ["get", "area_m2"], ["step", ["zoom"], 8_000, 15, 2_000, 16, 0]],
        ),
        layout: {
          "symbol-sort-key": ["-", ["get", "area_m2"]],
          "text-field": nameOf(look.locale),
          "text-font": ["Noto Sans Medium"],
          "text-size": byZoom([14, 11], [18, 14]),
          "text-max-width": 7,
          "text-padding": 6,
        },
        paint: { "text-color": labelStrong, "text-halo-color": halo, "text-halo-width": 1.6 },
      },
    ],
  };
}
