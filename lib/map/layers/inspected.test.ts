import { createRequire } from "node:module";
import type { StyleSpecification } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { MAP_PALETTES } from "../palette";
import { type Inspected, inspectedLayer } from "./inspected";

// The rules of the MapLibre that draws, not of whichever version another package brings.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));
const { validateStyleMin } = fromMapLibre("@maplibre/maplibre-gl-style-spec") as {
  validateStyleMin: (style: StyleSpecification) => readonly { readonly message: string }[];
};

const inspected: Inspected = {
  at: [118.78, 32.04],
  lines: [
    { from: [118.779, 32.04], to: [118.78, 32.04], seen: true, lit: true },
    { from: [118.781, 32.04], to: [118.7805, 32.04], seen: false, lit: false },
  ],
};

describe("the point that is asked about", () => {
  const layer = inspectedLayer({ palette: MAP_PALETTES.dark }, inspected);

  it("is a style MapLibre can draw", () => {
    const style = {
      version: 8,
      sources: { [layer.source.id]: layer.source.spec },
      layers: layer.style.map((part) => ({ ...part, source: layer.source.id })),
    } as StyleSpecification;
    expect(validateStyleMin(style)).toEqual([]);
  });

  it("draws both kinds of line, where a hidden one ends, and the point", () => {
    const { data } = layer.source.spec as { data: { features: { properties: object }[] } };
    expect(data.features.map(({ properties }) => properties)).toEqual([
      { line: "seen", lit: true },
      { line: "hidden", lit: false },
      { spot: "end" },
      { spot: "point" },
    ]);
  });
});
