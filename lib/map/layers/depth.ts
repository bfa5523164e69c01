import type { Feature } from "geojson";
import type { MultiPolygonGeometry } from "@/lib/api/primitives";
import { DEPTHS, type Depth } from "@/lib/coverage/depth";
import type { MapLayer } from "../engine/map-layer";
import type { MapLook } from "./map-look";

/** Ground by how many devices see it, degrees. */
export type SeenDepths = Readonly<Record<Depth, MultiPolygonGeometry>>;

/** How often the ground of the site in hand is seen: opaque tones, as two tints over each other would make a third that means nothing. */
export function depth({ palette, depths }: MapLook): MapLayer {
  const features = DEPTHS.flatMap((name): Feature[] =>
    depths ? [{ type: "Feature", properties: { depth: name }, geometry: depths[name] }] : [],
  );
  return {
    id: "depth",
    band: "coverage",
    source: { id: "depth", spec: { type: "geojson", data: { type: "FeatureCollection", features }, tolerance: 0 } },
    style: DEPTHS.map((name) => ({
      id: `depth-${name}`,
      type: "fill",
      filter: ["==", ["get", "depth"], name],
      paint: { "fill-color": palette.depth[name], "fill-outline-color": palette.depth[name] },
    })),
    legend: DEPTHS.map((name) => ({
      key: `depth-${name}`,
      topic: "depth",
      swatch: {
        type: "area",
        fill: palette.depth[name],
        fillOpacity: 1,
        line: palette.unknown,
        lineWidth: 0.6,
        dashes: null,
        pattern: null,
      },
    })),
  };
}
