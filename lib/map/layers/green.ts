import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { IS_AREA } from "./shape-filters";
import { tileSource } from "./tile-source";

/** Parks, woods and lawns. */
export function green(look: MapLook): MapLayer {
  return {
    id: "green",
    band: "basemap",
    source: tileSource("basemap", look),
    style: [
      {
        id: "green-area",
        type: "fill",
        "source-layer": "green",
        filter: IS_AREA,
        paint: { "fill-color": look.palette.green, "fill-antialias": false },
      },
    ],
  };
}
