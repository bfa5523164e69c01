import { createRequire } from "node:module";
import type { StyleSpecification } from "maplibre-gl";
import { expect, it } from "vitest";
import { MAP_PALETTES } from "../palette";
import { drawnGroundLayer, type GroundShape } from "./drawn-ground";

// The rules of the MapLibre that draws, not of whichever version another package brings.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));
const { validateStyleMin } = fromMapLibre("@maplibre/maplibre-gl-style-spec") as {
  validateStyleMin: (style: StyleSpecification) => readonly { readonly message: string }[];
};

const ground: GroundShape = [
  [
    [
      [118.78, 32.04],
      [118.79, 32.04],
      [118.79, 32.05],
      [118.78, 32.04],
    ],
  ],
];

it("is a style MapLibre can draw, of the ground as it is", () => {
  const layer = drawnGroundLayer({ palette: MAP_PALETTES.light }, ground);
  const style = {
    version: 8,
    sources: { [layer.source.id]: layer.source.spec },
    layers: layer.style.map((part) => ({ ...part, source: layer.source.id })),
  } as StyleSpecification;
  expect(validateStyleMin(style)).toEqual([]);
  expect(layer.source.spec).toMatchObject({ data: { geometry: { coordinates: ground } } });
});
