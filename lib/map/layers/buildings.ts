import type { ExpressionSpecification } from "maplibre-gl";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { byZoom } from "./shape-filters";
import { tileSource } from "./tile-source";

/** What stands below the ground is not on a street map. */
const ABOVE_GROUND: ExpressionSpecification = [">=", ["get", "layer"], 0];

/** Buildings and walls from above, as the ground plan they take. */
export function buildings(look: MapLook): MapLayer {
  return {
    id: "buildings",
    band: "basemap",
    source: tileSource("basemap", look),
    style: [
      {
        id: "buildings-plan",
        type: "fill",
        "source-layer": "buildings",
        minzoom: 14,
        filter: ABOVE_GROUND,
        paint: {
          "fill-color": ["match", ["get", "kind"], "wall", look.palette.wall, look.palette.building],
          "fill-outline-color": byZoom([14.8, look.palette.building], [16, look.palette.buildingEdge]),
          "fill-opacity": byZoom([14, 0], [14.8, 1]),
        },
      },
    ],
  };
}

/** Buildings raised to their true heights while the map is tilted; see-through enough to show the ground they hide. */
export function raisedBuildings(look: MapLook): MapLayer {
  return {
    id: "raised-buildings",
    band: "structures",
    source: tileSource("basemap", look),
    style: [
      {
        id: "raised-buildings-body",
        type: "fill-extrusion",
        "source-layer": "buildings",
        minzoom: 14,
        filter: ABOVE_GROUND,
        paint: {
          "fill-extrusion-color": ["match", ["get", "kind"], "wall", look.palette.wall, look.palette.raised],
          "fill-extrusion-base": ["get", "base"],
          "fill-extrusion-height": ["get", "height"],
          "fill-extrusion-vertical-gradient": true,
          "fill-extrusion-opacity": look.tilted ? byZoom([14, 0], [15, 0.82]) : 0,
          "fill-extrusion-opacity-transition": { duration: 250, delay: 0 },
        },
      },
    ],
    legend: [
      {
        key: "building",
        topic: "buildings",
        swatch: {
          type: "area",
          fill: look.palette.building,
          fillOpacity: 1,
          line: look.palette.buildingEdge,
          lineWidth: 1,
          dashes: null,
          pattern: null,
        },
      },
    ],
  };
}
