import type { Feature, FeatureCollection } from "geojson";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";

type LonLat = readonly [lon: number, lat: number];

/** A point that somebody asks about, and sight lines to it: whole where a camera sees it, else as far as what hides it; degrees. */
export type Inspected = {
  readonly at: LonLat;
  readonly lines: readonly {
    readonly from: LonLat;
    readonly to: LonLat;
    readonly seen: boolean;
    /** Whether it is pointed at. */
    readonly lit: boolean;
  }[];
};

/** The point with its sight lines: solid ones end at it, dashed ones at what stands in between. */
export function inspectedLayer({ palette }: Pick<MapLook, "palette">, { at, lines }: Inspected): MapLayer {
  const data: FeatureCollection = {
    type: "FeatureCollection",
    features: [
      ...lines.map(
        ({ from, to, seen, lit }): Feature => ({
          type: "Feature",
          properties: { line: seen ? "seen" : "hidden", lit },
          geometry: { type: "LineString", coordinates: [[...from], [...to]] },
        }),
      ),
      ...lines.filter(({ seen }) => !seen).map(({ to }) => spot("end", to)),
      spot("point", at),
    ],
  };
  const width = ["case", ["get", "lit"], 4, 2] as unknown as number;
  return {
    id: "inspected",
    band: "editing",
    source: { id: "inspected", spec: { type: "geojson", data, tolerance: 0 } },
    style: [
      {
        id: "inspected-hidden",
        type: "line",
        filter: ["==", ["get", "line"], "hidden"],
        paint: { "line-color": palette.gap, "line-width": width, "line-dasharray": [3, 2] },
      },
      {
        id: "inspected-seen",
        type: "line",
        filter: ["==", ["get", "line"], "seen"],
        layout: { "line-cap": "round" },
        paint: { "line-color": palette.seen, "line-width": width },
      },
      {
        id: "inspected-end",
        type: "circle",
        filter: ["==", ["get", "spot"], "end"],
        paint: {
          "circle-radius": 3.5,
          "circle-color": palette.gap,
          "circle-stroke-color": palette.halo,
          "circle-stroke-width": 1.5,
        },
      },
      {
        id: "inspected-point",
        type: "circle",
        filter: ["==", ["get", "spot"], "point"],
        paint: {
          "circle-radius": 6,
          "circle-color": palette.selected,
          "circle-stroke-color": palette.halo,
          "circle-stroke-width": 3,
        },
      },
    ],
  };
}

function spot(kind: string, at: LonLat): Feature {
  return { type: "Feature", properties: { spot: kind }, geometry: { type: "Point", coordinates: [...at] } };
}
