import { createRequire } from "node:module";
import type { StyleSpecification } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { MAP_PALETTES } from "../palette";
import { type Planned, plannedLayer } from "./planned";

// The rules of the MapLibre that draws, not of whichever version another package brings.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));
const { validateStyleMin } = fromMapLibre("@maplibre/maplibre-gl-style-spec") as {
  validateStyleMin: (style: StyleSpecification) => readonly { readonly message: string }[];
};

const planned: Planned = {
  cameras: [
    { kind: "move", at: [118.78, 32.04], from: [118.781, 32.04], bearing: 90 },
    { kind: "remove", at: [118.782, 32.04], from: null, bearing: null },
  ],
  comments: [
    { at: [118.783, 32.04], resolved: false },
    { at: [118.784, 32.04], resolved: true },
  ],
  pin: [118.785, 32.04],
};

describe("what a plan changes", () => {
  const layer = plannedLayer({ palette: MAP_PALETTES.light }, planned);

  it("is a style MapLibre can draw", () => {
    const style = {
      version: 8,
      glyphs: "https://example.test/{fontstack}/{range}.pbf",
      sources: { [layer.source.id]: layer.source.spec },
      layers: layer.style.map((part) => ({ ...part, source: layer.source.id })),
    } as StyleSpecification;
    expect(validateStyleMin(style)).toEqual([]);
  });

  it("draws the way of a camera that moves, where it looks then, and comments apart from settled ones", () => {
    const { data } = layer.source.spec as unknown as {
      data: { features: { properties: { mark: string; sign?: string }; geometry: { coordinates: number[][] } }[] };
    };
    expect(data.features.map(({ properties: { mark } }) => mark)).toEqual([
      ...["way", "look", "planned", "removed", "comment", "settled", "pin"],
    ]);
    expect(data.features.flatMap(({ properties: { sign } }) => sign || [])).toEqual(["→", "×"]);
    const [, look] = data.features;
    // due east, 15 m
    expect(look?.geometry.coordinates[1]?.[1]).toBeCloseTo(32.04, 9);
    expect(look?.geometry.coordinates[1]?.[0]).toBeCloseTo(
      118.78 + 15 / (111_000 * Math.cos((32.04 * Math.PI) / 180)),
      9,
    );
  });
});
