import { createRequire } from "node:module";
import type { StyleSpecification } from "maplibre-gl";
import { expect, it } from "vitest";
import { MAP_PALETTES } from "../palette";
import { nightLayer } from "./night";

// The rules of the MapLibre that draws, not of whichever version another package brings.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));
const { validateStyleMin } = fromMapLibre("@maplibre/maplibre-gl-style-spec") as {
  validateStyleMin: (style: StyleSpecification) => readonly { readonly message: string }[];
};

it("is a style MapLibre can draw, with the picture that it fills with, in a colour that no gap has", () => {
  const ring: [number, number][] = [
    [118.78, 32.04],
    [118.79, 32.04],
    [118.79, 32.05],
    [118.78, 32.04],
  ];
  for (const palette of Object.values(MAP_PALETTES)) {
    const opened = { type: "MultiPolygon" as const, coordinates: [[ring]] };
    const layer = nightLayer({ palette }, { opened, lamps: [[118.785, 32.042]], lampM: 15 });
    const style = {
      version: 8,
      sources: { [layer.source.id]: layer.source.spec },
      layers: layer.style.map((part) => ({ ...part, source: layer.source.id })),
    } as StyleSpecification;
    expect(validateStyleMin(style)).toEqual([]);
    expect(Object.keys(layer.images ?? {})).toEqual(["night-lines"]);
    expect([palette.gap, palette.seen, palette.partial, palette.selected]).not.toContain(palette.opened);
  }
});
