import type { Feature } from "geojson";
import type { MultiPolygonGeometry } from "@/lib/api/primitives";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { patternImage } from "./pattern-image";

/** Ground that would be a gap without a camera, degrees. */
export type Opened = readonly MultiPolygonGeometry[];

/** What opens when a camera fails: upright lines in a colour that no gap has, over the gaps that there are already. */
export function openedLayer({ palette }: Pick<MapLook, "palette">, opened: Opened): MapLayer {
  const { opened: colour } = palette;
  const features = opened.map((geometry): Feature => ({ type: "Feature", properties: {}, geometry }));
  return {
    id: "opened",
    band: "coverage",
    source: {
      id: "opened",
      spec: { type: "geojson", data: { type: "FeatureCollection", features }, tolerance: 0 },
    },
    images: { "opened-lines": patternImage("upright", colour, { width: 2, ground: 0.3, stroke: 0.95, period: 6 }) },
    style: [
      { id: "opened-ground", type: "fill", paint: { "fill-pattern": "opened-lines" } },
      {
        id: "opened-edge",
        type: "line",
        layout: { "line-join": "round" },
        paint: { "line-color": colour, "line-width": 1.8 },
      },
    ],
  };
}
