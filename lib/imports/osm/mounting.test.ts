import { expect, it } from "vitest";
import type { OsmFeature } from "@/lib/osm/feature";
import { deriveMounting } from "./mounting";

const point = (id: string, tags: OsmFeature["tags"]): OsmFeature => ({
  id,
  tags,
  geometry: { type: "point", at: [118, 32] },
});

it("takes lamps, signals, poles and masts, with their height or our default", () => {
  const found = deriveMounting([
    point("n1", { highway: "street_lamp" }),
    point("n2", { highway: "street_lamp", height: "10 m" }),
    point("n3", { highway: "traffic_signals", height: "0" }),
    point("n4", { power: "pole" }),
    point("n5", { man_made: "mast", height: "30" }),
    point("n6", { highway: "crossing" }),
    { id: "w1", tags: { man_made: "mast" }, geometry: { type: "area", polygons: [] } },
  ]);
  expect(found.map(({ osmId, kind, heightM, heightStated }) => [osmId, kind, heightM, heightStated])).toEqual([
    ["n1", "street-lamp", 8, false],
    ["n2", "street-lamp", 10, true],
    ["n3", "traffic-signal", 6, false],
    ["n4", "pole", 9, false],
    ["n5", "mast", 30, true],
  ]);
});
