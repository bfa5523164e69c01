import { createRequire } from "node:module";
import type { StyleSpecification } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locale";
import { MAP_TOPICS } from "@/lib/url/map-topics";
import { planStyle } from "../engine/style-plan";
import { LEGEND_KEYS } from "../legend";
import { COLOUR_SCHEMES, MAP_PALETTES } from "../palette";
import { ALL_LAYERS, mapLayers, mapLegend } from "./all";
import type { MapLook } from "./map-look";

// The rules of the MapLibre that draws, not of whichever version another package brings.
const fromMapLibre = createRequire(createRequire(import.meta.url).resolve("maplibre-gl/package.json"));
const { validateStyleMin } = fromMapLibre("@maplibre/maplibre-gl-style-spec") as {
  validateStyleMin: (style: StyleSpecification) => readonly { readonly message: string }[];
};

const ring = [
  [118.78, 32.04],
  [118.79, 32.04],
  [118.79, 32.05],
  [118.78, 32.04],
] as [number, number][];
const somewhere = { type: "MultiPolygon" as const, coordinates: [[ring]] };
const SEEN = { none: somewhere, one: somewhere, two: somewhere, more: { ...somewhere, coordinates: [] } };
const GUARDED = {
  ...{ id: "a", number: 4, kind: "consent" as const, selected: true },
  ground: { type: "MultiPolygon" as const, coordinates: [] },
};

const looks: MapLook[] = COLOUR_SCHEMES.flatMap((scheme) =>
  LOCALES.flatMap((locale) =>
    [true, false].map((narrow) => ({
      palette: MAP_PALETTES[scheme],
      locale,
      level: narrow ? "observe" : "required",
      tilted: narrow,
      detailed: !narrow,
      guarded: narrow ? { grounds: [GUARDED], reached: [GUARDED.ground], cameras: [3] } : null,
      tried: narrow ? { cameras: [3], sites: [1, 2] } : null,
      depths: narrow ? SEEN : null,
      sites: narrow
        ? { kinds: ["park" as const], states: ["blind" as const], only: [1, 2], candidates: false }
        : { kinds: [], states: [], only: null, candidates: true },
      origin: "https://example.test",
      dataVersion: "7",
    })),
  ),
);
const everywhere = ALL_LAYERS.flatMap(({ make }) => looks.map((look) => [make(look).id, make(look)] as const));

describe("every layer, in every look", () => {
  it.each(everywhere)("%s is a style MapLibre can draw", (id, layer) => {
    const style = {
      version: 8,
      glyphs: "https://example.test/{fontstack}/{range}.pbf",
      sources: { [layer.source.id]: layer.source.spec },
      layers: layer.style.map((part) => ({ ...part, source: layer.source.id })),
    } as StyleSpecification;
    expect(validateStyleMin(style)).toEqual([]);
    expect(layer.style.filter((part) => !part.id.startsWith(`${id}-`))).toEqual([]);
  });

  it.each(everywhere)("%s names images it brings and picks parts it has", (_, layer) => {
    const parts = layer.style.map(({ id }) => id);
    expect(Object.keys(layer.picks ?? {}).filter((id) => !parts.includes(id))).toEqual([]);
    const named = JSON.stringify(layer.style).match(/"(gaps|cameras-wedge)-[a-z0-9]+"/g) ?? [];
    const images = Object.keys(layer.images ?? {});
    expect(
      named
        .map((text) => text.slice(1, -1))
        .filter((name) => name.startsWith("cameras-wedge") && !images.includes(name)),
    ).toEqual([]);
  });
});

it("makes one style of all layers", () => {
  for (const look of looks) {
    const plan = planStyle(mapLayers(look, MAP_TOPICS));
    expect([...plan.sources.keys()].sort()).toEqual(["basemap", "cameras", "coverage", "depth", "guarded", "sites"]);
  }
});

it("asks for new tiles when the data is new, and for the same ones otherwise", () => {
  const [look] = looks;
  if (!look) throw new Error("no look");
  const sources = (version: string) => planStyle(mapLayers({ ...look, dataVersion: version }, MAP_TOPICS)).sources;
  expect(sources("1")).toEqual(sources("1"));
  expect(sources("1")).not.toEqual(sources("2"));
});

it("repaints for the other colour scheme without touching filters or sources", () => {
  const bare = (scheme: (typeof COLOUR_SCHEMES)[number]) =>
    mapLayers({ ...(looks[0] as MapLook), palette: MAP_PALETTES[scheme] }, MAP_TOPICS).map(({ source, style }) => ({
      source,
      style: style.map((part) => ({ id: part.id, filter: "filter" in part ? part.filter : null })),
    }));
  expect(bare("dark")).toEqual(bare("light"));
});

describe("the legend", () => {
  const look = { palette: MAP_PALETTES.light, level: "required" };

  it("explains every key once when everything is shown, and nothing that is not", () => {
    const keys = mapLegend(look, MAP_TOPICS).map(({ key }) => key);
    expect([...keys].sort()).toEqual([...LEGEND_KEYS].sort());
    expect(mapLegend(look, ["cameras"]).every(({ topic }) => topic === "cameras")).toBe(true);
    expect(mapLegend(look, [])).toEqual([]);
  });

  it("tells states and reasons apart without colour", () => {
    const faces = mapLegend(look, ["sites", "gaps"]).map(({ swatch }) => {
      if (swatch.type !== "area") throw new Error("not an area");
      return JSON.stringify([swatch.dashes, swatch.pattern, swatch.lineWidth, swatch.fillOpacity]);
    });
    expect(new Set(faces).size).toBe(faces.length);
  });
});
