import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { byZoom, every, IS_LINE } from "./shape-filters";
import { tileSource } from "./tile-source";

/** Tracks above ground: a thin line, with sleepers once they can be told apart. Tracks in tunnels are left out, as they tell a reader of streets nothing. */
export function railways(look: MapLook): MapLayer {
  const filter = every(
    IS_LINE,
    ["!=", ["get", "tunnel"], true],
    ["!", ["in", ["get", "class"], ["literal", ["subway"]]]],
  );
  return {
    id: "railways",
    band: "basemap",
    source: tileSource("basemap", look),
    style: [
      {
        id: "railways-track",
        type: "line",
        "source-layer": "railways",
        minzoom: 12,
        filter,
        paint: { "line-color": look.palette.rail, "line-width": byZoom([12, 0.6], [17, 1.6]) },
      },
      {
        id: "railways-sleepers",
        type: "line",
        "source-layer": "railways",
        minzoom: 15,
        filter,
        paint: {
          "line-color": look.palette.rail,
          "line-width": byZoom([15, 3.5], [18, 7]),
          "line-dasharray": [0.2, 2],
        },
      },
    ],
  };
}
