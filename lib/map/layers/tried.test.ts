import { createRequire } from "node:module";
import type { StyleSpecification } from "maplibre-gl";
import { expect, it } from "vitest";
import { REQUIRED_LEVEL } from "@/lib/url/workspace-search";
import { MAP_PALETTES } from "../palette";
import { type Tried, triedLayers } from "./tried";

// The rules of the MapLibre that draws, not of whichever version another package brings.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));
const spec = fromMapLibre("@maplibre/maplibre-gl-style-spec") as {
  validateStyleMin: (style: StyleSpecification) => readonly { readonly message: string }[];
  featureFilter: (filter: unknown) => {
    filter: (at: { zoom: number }, feature: { type: number; properties: object }) => boolean;
  };
};

const rings: [number, number][][] = [
  [
    [118.78, 32.04],
    [118.79, 32.04],
    [118.79, 32.05],
    [118.78, 32.04],
  ],
];
const tried: Tried = {
  cameras: [7],
  landed: false,
  footprints: [
    { level: "detect", polygons: [rings] },
    { level: "observe", polygons: [rings, rings] },
  ],
  sites: [{ number: 3, gaps: [{ level: "observe", rings }] }],
};

it("is a style MapLibre can draw, with each footprint and gap as a shape of its level", () => {
  for (const palette of Object.values(MAP_PALETTES)) {
    for (const level of [REQUIRED_LEVEL, "observe"] as const) {
      const layers = triedLayers({ palette, level }, tried);
      const style = {
        version: 8,
        sources: Object.fromEntries(layers.map(({ source }) => [source.id, source.spec])),
        layers: layers.flatMap(({ source, style }) => style.map((part) => ({ ...part, source: source.id }))),
      } as StyleSpecification;
      expect(spec.validateStyleMin(style)).toEqual([]);
      const shapes = layers.map(({ source }) => {
        const { data } = source.spec as unknown as {
          data: { features: { properties: { level: string }; geometry: object }[] };
        };
        return data.features.map(({ properties }) => properties.level);
      });
      expect(shapes).toEqual([["detect", "observe"], ["observe"]]);
    }
  }
});

it("shows every level where each zone's own is asked for, and else the one that is asked for", () => {
  const [palette] = Object.values(MAP_PALETTES);
  if (!palette) throw new Error("there is no palette");
  const shown = (asked: "observe" | typeof REQUIRED_LEVEL) =>
    triedLayers({ palette, level: asked }, tried).flatMap(({ style }) =>
      style.map((part) => {
        const { filter } = spec.featureFilter("filter" in part ? part.filter : undefined);
        return ["detect", "observe"].filter((level) => filter({ zoom: 15 }, { type: 3, properties: { level } }));
      }),
    );
  expect(shown(REQUIRED_LEVEL)).toEqual(Array(4).fill(["detect", "observe"]));
  expect(shown("observe")).toEqual(Array(4).fill(["observe"]));
});
