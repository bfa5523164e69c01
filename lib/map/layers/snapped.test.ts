import { createRequire } from "node:module";
import type { StyleSpecification } from "maplibre-gl";
import { expect, it } from "vitest";
import { MAP_PALETTES } from "../palette";
import { snappedLayer } from "./snapped";

// The rules of the MapLibre that draws, not of whichever version another package brings.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));
const { validateStyleMin } = fromMapLibre("@maplibre/maplibre-gl-style-spec") as {
  validateStyleMin: (style: StyleSpecification) => readonly { readonly message: string }[];
};

it("is a style MapLibre can draw, where the corner lies and with what it lies on", () => {
  const layer = snappedLayer({ palette: MAP_PALETTES.light }, { at: [118.78, 32.04], part: "corner", words: "墙边" });
  const style = {
    version: 8,
    glyphs: "/{fontstack}/{range}.pbf",
    sources: { [layer.source.id]: layer.source.spec },
    layers: layer.style.map((part) => ({ ...part, source: layer.source.id })),
  } as StyleSpecification;
  expect(validateStyleMin(style)).toEqual([]);
  expect(layer.source.spec).toMatchObject({
    data: { properties: { words: "墙边" }, geometry: { coordinates: [118.78, 32.04] } },
  });
});
