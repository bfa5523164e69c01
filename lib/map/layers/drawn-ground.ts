import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";

/** Ground as GeoJSON coordinates of a MultiPolygon, degrees. */
export type GroundShape = readonly (readonly (readonly (readonly [lon: number, lat: number])[])[])[];

/** The ground that what somebody draws comes to: of a centre-line, what its width makes of it. */
export function drawnGroundLayer({ palette }: Pick<MapLook, "palette">, ground: GroundShape): MapLayer {
  const coordinates = ground.map((rings) => rings.map((ring) => ring.map((at) => [...at])));
  return {
    id: "drawn-ground",
    band: "editing",
    source: {
      id: "drawn-ground",
      spec: {
        type: "geojson",
        tolerance: 0,
        data: { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } },
      },
    },
    style: [
      { id: "drawn-ground-fill", type: "fill", paint: { "fill-color": palette.selected, "fill-opacity": 0.12 } },
      {
        id: "drawn-ground-edge",
        type: "line",
        paint: { "line-color": palette.selected, "line-width": 1.5, "line-dasharray": [3, 2] },
      },
    ],
  };
}
