import type { ExpressionSpecification } from "maplibre-gl";
import type { MapLayer, StylePart } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { namesOf } from "./name-of";
import { byZoom, every, IS_AREA, IS_LINE } from "./shape-filters";
import { MAIN_STREETS, PATHS, STREET_ORDER, streetWidth } from "./street-class";
import { tileSource } from "./tile-source";

const IS_PATH: ExpressionSpecification = ["in", ["get", "class"], ["literal", [...PATHS]]];
const IS_TUNNEL: ExpressionSpecification = ["==", ["get", "tunnel"], true];
const IS_BRIDGE: ExpressionSpecification = ["==", ["get", "bridge"], true];

/** Streets from the ground up: tunnels, streets, paths, bridges; each with an edge and a surface. */
export function streets(look: MapLook): MapLayer {
  const { palette } = look;
  const surface: ExpressionSpecification = [
    "match",
    ["get", "class"],
    [...MAIN_STREETS],
    palette.mainStreet,
    palette.street,
  ];
  const where = {
    tunnel: every(IS_LINE, ["!", IS_PATH], IS_TUNNEL),
    ground: every(IS_LINE, ["!", IS_PATH], ["!", IS_TUNNEL], ["!", IS_BRIDGE]),
    bridge: every(IS_LINE, ["!", IS_PATH], IS_BRIDGE),
  };
  const road = (level: keyof typeof where, kind: "edge" | "surface", paint: object): StylePart => ({
    id: `streets-${level}-${kind}`,
    type: "line",
    "source-layer": "streets",
    filter: where[level],
    layout: {
      "line-cap": level === "ground" ? "round" : "butt",
      "line-join": "round",
      "line-sort-key": STREET_ORDER,
    },
    paint: { "line-color": kind === "edge" ? palette.streetEdge : surface, "line-width": streetWidth(0), ...paint },
  });
  const names = namesOf(look.locale);
  const edge = { "line-width": streetWidth(1.6), "line-opacity": byZoom([12.5, 0], [14, 1]) };
  return {
    id: "streets",
    band: "basemap",
    source: tileSource("basemap", look),
    style: [
      {
        id: "streets-area",
        type: "fill",
        "source-layer": "streets",
        filter: IS_AREA,
        paint: { "fill-color": palette.street, "fill-outline-color": palette.streetEdge },
      },
      road("tunnel", "edge", { ...edge, "line-dasharray": [0.6, 0.4], "line-opacity": byZoom([13, 0], [14, 0.8]) }),
      road("tunnel", "surface", { "line-color": palette.land, "line-opacity": 0.75 }),
      road("ground", "edge", edge),
      road("ground", "surface", {}),
      {
        id: "streets-path",
        type: "line",
        "source-layer": "streets",
        minzoom: 14.5,
        filter: every(IS_LINE, IS_PATH, ["!", IS_TUNNEL]),
        layout: { "line-join": "round" },
        paint: {
          "line-color": palette.path,
          "line-width": byZoom([15, 0.8], [18, 2.4]),
          "line-dasharray": [2.5, 1.2],
        },
      },
      road("bridge", "edge", { ...edge, "line-width": streetWidth(2.4) }),
      road("bridge", "surface", {}),
    ],
    snaps: {
      "streets-area": { kind: "street-area", names },
      ...Object.fromEntries(
        ["tunnel-surface", "ground-surface", "path", "bridge-surface"].map((part) => [
          `streets-${part}`,
          { kind: "street", names },
        ]),
      ),
    },
  };
}
