import type { FeatureCollection } from "geojson";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";

type LonLat = readonly [lon: number, lat: number];

/** Places that a camera could be mounted on, degrees. */
export type MountPlaces = readonly LonLat[];

/** Lamps, signals, poles and masts as small rings while a camera is placed or dragged: they draw it in. */
export function mountsLayer({ palette }: Pick<MapLook, "palette">, places: MountPlaces): MapLayer {
  const data: FeatureCollection = {
    type: "FeatureCollection",
    features: places.map((at) => ({
      type: "Feature",
      properties: {},
      geometry: { type: "Point", coordinates: [...at] },
    })),
  };
  return {
    id: "mounts",
    band: "editing",
    source: { id: "mounts", spec: { type: "geojson", data } },
    style: [
      {
        id: "mounts-ring",
        type: "circle",
        paint: {
          "circle-radius": 4,
          "circle-color": palette.cameraFace,
          "circle-opacity": 0.6,
          "circle-stroke-color": palette.camera,
          "circle-stroke-width": 1.5,
        },
      },
    ],
  };
}
