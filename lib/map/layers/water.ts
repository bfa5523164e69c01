import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { byZoom, IS_AREA, IS_LINE } from "./shape-filters";
import { tileSource } from "./tile-source";

/** Seas, rivers and ponds; streams as lines. */
export function water(look: MapLook): MapLayer {
  return {
    id: "water",
    band: "basemap",
    source: tileSource("basemap", look),
    style: [
      {
        id: "water-area",
        type: "fill",
        "source-layer": "water",
        filter: IS_AREA,
        paint: { "fill-color": look.palette.water, "fill-antialias": false },
      },
      {
        id: "water-line",
        type: "line",
        "source-layer": "water",
        filter: IS_LINE,
        layout: { "line-cap": "round", "line-join": "round" },
        paint: {
          "line-color": look.palette.water,
          "line-width": byZoom<unknown>(
            [10, ["match", ["get", "class"], ["river", "canal"], 1.2, 0.4]],
            [16, ["match", ["get", "class"], ["river", "canal"], 8, 2.5]],
          ),
        },
      },
    ],
  };
}
