import type { Feature, FeatureCollection } from "geojson";
import type { ExpressionSpecification } from "maplibre-gl";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { REQUIRED_LEVEL } from "@/lib/url/workspace-search";
import type { MapLayer } from "../engine/map-layer";
import { ALONE, INK } from "./footprints";
import type { MapLook } from "./map-look";
import { every } from "./shape-filters";

type Rings = readonly (readonly (readonly [lon: number, lat: number])[])[];

/** What cameras would cover where they are tried, and what of the sites they touch would not be seen; degrees. `cameras` are those that are drawn so instead. */
export type Tried = {
  readonly cameras: readonly number[];
  /** Whether tiles are drawn instead from now on: until they are, both are. */
  readonly landed: boolean;
  readonly footprints: readonly { readonly level: string; readonly polygons: readonly Rings[] }[];
  readonly sites: readonly {
    readonly number: number;
    readonly gaps: readonly { readonly level: string; readonly rings: Rings }[];
  }[];
};

/** Cameras as they are tried, drawn like their tiles, with the gaps that they would leave; the reasons of gaps are not known meanwhile. */
export function triedLayers(look: Pick<MapLook, "palette" | "level">, tried: Tried): MapLayer[] {
  const { footprint, selected, gap } = look.palette;
  const one = look.level !== REQUIRED_LEVEL;
  const shown: ExpressionSpecification | null = one ? ["==", ["get", "level"], look.level] : null;
  return [
    {
      id: "tried-footprints",
      band: "coverage",
      source: geojson(
        "tried-footprints",
        tried.footprints.map(({ level, polygons }) => shape(level, polygons)),
      ),
      style: [
        {
          id: "tried-footprints-ground",
          type: "fill",
          filter: every(shown),
          paint: {
            "fill-color": footprint,
            "fill-antialias": false,
            "fill-opacity": (one
              ? ALONE * 2.2
              : [
                  "match",
                  ["get", "level"],
                  ...COVERAGE_LEVELS.flatMap((level) => [level, INK[level] * 2.2]),
                  INK.detect * 2.2,
                ]) as unknown as ExpressionSpecification,
          },
        },
        {
          id: "tried-footprints-edge",
          type: "line",
          filter: every(shown),
          layout: { "line-join": "round" },
          paint: { "line-color": selected, "line-width": 1.6 },
        },
      ],
    },
    {
      id: "tried-gaps",
      band: "coverage",
      source: geojson(
        "tried-gaps",
        tried.sites.flatMap(({ gaps }) => gaps.map(({ level, rings }) => shape(level, [rings]))),
      ),
      style: [
        {
          id: "tried-gaps-ground",
          type: "fill",
          filter: every(shown),
          paint: { "fill-color": gap, "fill-opacity": 0.4 },
        },
        {
          id: "tried-gaps-edge",
          type: "line",
          filter: every(shown),
          layout: { "line-join": "round" },
          paint: { "line-color": gap, "line-width": 1.2 },
        },
      ],
    },
  ];
}

function geojson(id: string, features: Feature[]): MapLayer["source"] {
  const data: FeatureCollection = { type: "FeatureCollection", features };
  return { id, spec: { type: "geojson", data, tolerance: 0 } };
}

function shape(level: string, polygons: readonly Rings[]): Feature {
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])));
  return { type: "Feature", properties: { level }, geometry: { type: "MultiPolygon", coordinates } };
}
