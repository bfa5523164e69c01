import type { Feature } from "geojson";
import type { MultiPolygonGeometry } from "@/lib/api/primitives";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";
import { patternImage } from "./pattern-image";

type LonLat = readonly [lon: number, lat: number];

/** What a site loses at night, and the lamps that light it: degrees, and how far a lamp lights, metres. */
export type NightShown = {
  readonly opened: MultiPolygonGeometry;
  readonly lamps: readonly LonLat[];
  readonly lampM: number;
};

/** Metres to a degree of latitude on a sphere: near enough to draw a circle by. */
const METRES_PER_DEGREE = 111_195;
/** Sides of a circle as it is drawn. */
const SIDES = 48;

/** Ground that is seen by day and not at night, in falling lines over what is drawn by day; lamps, with the circles that they are taken to light. */
export function nightLayer({ palette }: Pick<MapLook, "palette">, { opened, lamps, lampM }: NightShown): MapLayer {
  const { opened: colour, partial: lampLight } = palette;
  const features: Feature[] = [
    { type: "Feature", properties: { what: "opened" }, geometry: opened },
    ...lamps.flatMap((at): Feature[] => [
      ...(lampM > 0
        ? [{ type: "Feature", properties: { what: "lit" }, geometry: circle(at, lampM) } satisfies Feature]
        : []),
      { type: "Feature", properties: { what: "lamp" }, geometry: { type: "Point", coordinates: [...at] } },
    ]),
  ];
  const only = (what: string): ["==", ["get", string], string] => ["==", ["get", "what"], what];
  return {
    id: "night",
    band: "coverage",
    source: { id: "night", spec: { type: "geojson", data: { type: "FeatureCollection", features }, tolerance: 0 } },
    images: { "night-lines": patternImage("falling", colour, { width: 2, ground: 0.3, stroke: 0.95, period: 8 }) },
    style: [
      {
        id: "night-lit",
        type: "line",
        filter: only("lit"),
        paint: { "line-color": lampLight, "line-width": 1.2, "line-dasharray": [3, 2] },
      },
      { id: "night-ground", type: "fill", filter: only("opened"), paint: { "fill-pattern": "night-lines" } },
      {
        id: "night-edge",
        type: "line",
        filter: only("opened"),
        layout: { "line-join": "round" },
        paint: { "line-color": colour, "line-width": 1.8 },
      },
      {
        id: "night-lamp",
        type: "circle",
        filter: only("lamp"),
        paint: {
          "circle-radius": 3.5,
          "circle-color": lampLight,
          "circle-stroke-color": palette.camera,
          "circle-stroke-width": 1,
        },
      },
    ],
  };
}

function circle([lon, lat]: LonLat, radiusM: number): Feature["geometry"] {
  const high = radiusM / METRES_PER_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: SIDES + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % SIDES)) / SIDES;
    return [lon + wide * Math.cos(angle), lat + high * Math.sin(angle)];
  });
  return { type: "Polygon", coordinates: [ring] };
}
