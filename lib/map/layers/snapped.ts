import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";

/** Where a corner that is drawn was drawn in, degrees, and by what, in words. */
export type Snapped = {
  readonly at: readonly [lon: number, lat: number];
  readonly part: "corner" | "edge";
  readonly words: string;
};

/** A ring around the corner in hand, full where it lies on a corner and thinner on an edge, and what it lies on. */
export function snappedLayer({ palette }: Pick<MapLook, "palette">, { at, part, words }: Snapped): MapLayer {
  return {
    id: "snapped",
    band: "editing",
    source: {
      id: "snapped",
      spec: {
        type: "geojson",
        data: { type: "Feature", properties: { words }, geometry: { type: "Point", coordinates: [...at] } },
      },
    },
    style: [
      {
        id: "snapped-ring",
        type: "circle",
        paint: {
          "circle-radius": 10,
          "circle-opacity": 0,
          "circle-color": palette.selected,
          "circle-stroke-color": palette.selected,
          "circle-stroke-width": part === "corner" ? 2.5 : 1,
        },
      },
      {
        id: "snapped-words",
        type: "symbol",
        layout: {
          "text-field": ["get", "words"],
          "text-font": ["Noto Sans Medium"],
          "text-size": 12,
          "text-anchor": "left",
          "text-offset": [1.3, 0],
          "text-justify": "left",
          "text-max-width": 16,
          "text-allow-overlap": true,
          "text-ignore-placement": true,
        },
        paint: { "text-color": palette.labelStrong, "text-halo-color": palette.halo, "text-halo-width": 2 },
      },
    ],
  };
}
