import { expect, it } from "vitest";
import type { OsmFeature } from "@/lib/osm/feature";
import { deriveBasemap } from "./basemap";

const at: [number, number] = [118, 32];
const point = (tags: OsmFeature["tags"]): OsmFeature => ({ id: "n1", tags, geometry: { type: "point", at } });
const line = (tags: OsmFeature["tags"]): OsmFeature => ({
  id: "w1",
  tags,
  geometry: { type: "line", line: [at, at], nodes: [1, 2] },
});
const area = (tags: OsmFeature["tags"], id = "w1"): OsmFeature => ({
  id,
  tags,
  geometry: { type: "area", polygons: [[[at, at, at, at]]] },
});

it.each([
  ["a street", line({ highway: "primary", name: "中山路" }), ["streets", "primary"]],
  ["a path", line({ highway: "footway" }), ["streets", "footway"]],
  ["a street still planned", line({ highway: "proposed" }), null],
  ["a corridor indoors", line({ highway: "footway", indoor: "yes" }), null],
  ["a paved area", area({ highway: "pedestrian", area: "yes" }), ["streets", "pedestrian"]],
  ["a paved area as a relation", area({ highway: "pedestrian" }, "r1"), ["streets", "pedestrian"]],
  ["a street in a circle, as an area", area({ highway: "residential" }), null],
  ["a lake", area({ natural: "water" }), ["water", "water"]],
  ["a river's bank", area({ waterway: "riverbank" }), ["water", "riverbank"]],
  ["a stream", line({ waterway: "stream" }), ["water", "stream"]],
  ["a park", area({ leisure: "park" }), ["green", "park"]],
  ["a lawn", area({ landuse: "grass" }), ["green", "grass"]],
  ["a track", line({ railway: "tram" }), ["railways", "tram"]],
  ["a track that is gone", line({ railway: "razed" }), null],
  ["a quarter", point({ place: "suburb", name: "五老村" }), ["places", "suburb"]],
  ["a place without a name", point({ place: "suburb" }), null],
  ["a building", area({ building: "yes" }), null],
] as const)("draws %s", (_, feature, expected) => {
  expect(deriveBasemap([feature]).map((one) => [one.theme, one.class])).toEqual(expected ? [expected] : []);
});

it("says what is a bridge, what a tunnel, and its names", () => {
  const [bridge] = deriveBasemap([
    line({ highway: "primary", bridge: "yes", layer: "2", name: "桥", "name:en": "Bridge" }),
  ]);
  expect(bridge).toMatchObject({ bridge: true, tunnel: false, layer: 2, name: "桥", nameEn: "Bridge" });
  const [passage, tunnel] = deriveBasemap([
    line({ highway: "service", tunnel: "building_passage" }),
    line({ highway: "primary", tunnel: "yes", layer: "x" }),
  ]);
  expect([passage?.tunnel, tunnel?.tunnel, tunnel?.layer]).toEqual([false, true, 0]);
});
