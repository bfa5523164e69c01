import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { XY } from "@/lib/geometry/polygon";
import { area, intersection } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import { contains } from "./derive/area";
import { lineLength } from "./derive/line";
import { areaOf, box, nodeAt, point, SKETCH_FRAME, way } from "./derive/sketch-map";
import { deriveSites } from "./derive-sites";
import type { DerivedSite } from "./derived-site";
import { DEFAULT_SITE_SETTINGS, type SiteSettings } from "./site-settings";

const PRIMARY = { highway: "primary" };

function derive(features: readonly OsmFeature[], settings: Partial<SiteSettings> = {}): DerivedSite[] {
  return deriveSites(features, SKETCH_FRAME, { ...DEFAULT_SITE_SETTINGS, ...settings }).sites;
}

function ofKind(sites: readonly DerivedSite[], kind: DerivedSite["kind"]): DerivedSite[] {
  return sites.filter((site) => site.kind === kind);
}

function roles(site: DerivedSite | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { role } of site?.parts ?? []) counts[role] = (counts[role] ?? 0) + 1;
  return counts;
}

/** Two primary roads that cross at 0, 0, the first in two ways on its west side. */
const CROSSROADS = [
  way(1, { ...PRIMARY, name: "东西路" }, [-300, 0], [-150, 0]),
  way(2, { ...PRIMARY, name: "东西路" }, [-150, 0], [0, 0]),
  way(3, { ...PRIMARY, name: "东西路" }, [0, 0], [300, 0]),
  way(4, { ...PRIMARY, name: "南北路" }, [0, -300], [0, 0], [0, 300]),
];

/** The same with two carriageways 20 m apart each way. */
const DUAL_CROSSROADS = [
  way(11, { ...PRIMARY, name: "东西路", oneway: "yes" }, [-300, -10], [-10, -10], [10, -10], [300, -10]),
  way(12, { ...PRIMARY, name: "东西路", oneway: "yes" }, [300, 10], [10, 10], [-10, 10], [-300, 10]),
  way(13, { ...PRIMARY, name: "南北路", oneway: "yes" }, [10, -300], [10, -10], [10, 10], [10, 300]),
  way(14, { ...PRIMARY, name: "南北路", oneway: "yes" }, [-10, 300], [-10, 10], [-10, -10], [-10, -300]),
];

describe("roads and crossings", () => {
  it("make one intersection of four approaches, and four roads from it, whatever the number of ways", () => {
    const sites = derive(CROSSROADS);
    const [crossing, ...others] = ofKind(sites, "intersection");
    expect(others).toEqual([]);
    expect(crossing).toMatchObject({
      name: "东西路 / 南北路",
      layer: 0,
      candidate: false,
      key: `intersection/n${nodeAt([0, 0])}`,
    });
    expect(roles(crossing)).toEqual({ surface: 1, approach: 4 });
    expect(ofKind(sites, "main-road").map((site) => [site.name, site.osmIds])).toEqual([
      ["东西路", ["w1", "w2"]],
      ["东西路", ["w3"]],
      ["南北路", ["w4"]],
      ["南北路", ["w4"]],
    ]);
  });

  it("take the width of carriageway and pavements, and reach to the box of the crossing", () => {
    const [west] = ofKind(derive(CROSSROADS), "main-road");
    const half = (14 + 2 * 4) / 2; // primary: 14 m and 4 m pavements
    const reach = half + 6; // half the crossing road and the setback
    expect(area(west?.ground ?? [])).toBeCloseTo((300 - reach) * 2 * half, 6);
    expect(lineLength(west?.centreline[0] ?? [])).toBeCloseTo(300 - reach, 6);
  });

  it("give one intersection where dual carriageways cross, and put both carriageways in one road", () => {
    const sites = derive(DUAL_CROSSROADS);
    expect(ofKind(sites, "intersection").map(roles)).toEqual([{ surface: 1, approach: 4 }]);
    expect(ofKind(sites, "main-road").map((site) => [site.osmIds, site.centreline.length])).toEqual([
      [["w11", "w12"], 2],
      [["w11", "w12"], 2],
      [["w13", "w14"], 2],
      [["w13", "w14"], 2],
    ]);
  });

  it("see no crossing where a road splits into its carriageways, or where a small street joins", () => {
    const sites = derive([
      way(1, { ...PRIMARY, name: "大道" }, [-300, 0], [-100, 0], [0, 0]),
      way(2, { ...PRIMARY, name: "大道", oneway: "yes" }, [0, 0], [40, -8], [300, -8]),
      way(3, { ...PRIMARY, name: "大道", oneway: "yes" }, [300, 8], [40, 8], [0, 0]),
      way(4, { highway: "residential" }, [-100, 0], [-100, 200]),
    ]);
    expect(ofKind(sites, "intersection")).toEqual([]);
    expect(ofKind(sites, "main-road").map((site) => site.osmIds)).toEqual([["w1", "w2", "w3"]]);
  });

  it("see no crossing where two carriageways are joined for turning back", () => {
    const sites = derive([
      way(1, { ...PRIMARY, name: "大道", oneway: "yes" }, [-300, -8], [0, -8], [300, -8]),
      way(2, { ...PRIMARY, name: "大道", oneway: "yes" }, [300, 8], [0, 8], [-300, 8]),
      way(3, { ...PRIMARY, name: "大道" }, [0, -8], [0, 8]),
    ]);
    expect(ofKind(sites, "intersection")).toEqual([]);
    expect(ofKind(sites, "main-road").map((site) => site.osmIds)).toEqual([["w1", "w2", "w3"]]);
  });

  it("make a roundabout one intersection with a hole, named after itself", () => {
    const ring = Array.from(
      { length: 16 },
      (_, i): XY => [
        Math.round(300 * Math.cos((Math.PI * i) / 8)) / 10,
        Math.round(300 * Math.sin((Math.PI * i) / 8)) / 10,
      ],
    );
    const sites = derive([
      way(1, { ...PRIMARY, name: "转盘", junction: "roundabout", oneway: "yes" }, ...ring, ring[0] as XY),
      way(2, { ...PRIMARY, name: "东路" }, [30, 0], [300, 0]),
      way(3, { ...PRIMARY, name: "西路" }, [-30, 0], [-300, 0]),
      way(4, { ...PRIMARY, name: "北路" }, [0, 30], [0, 300]),
    ]);
    const [circle, ...others] = ofKind(sites, "intersection");
    expect(others).toEqual([]);
    expect(circle).toMatchObject({ name: "转盘", rule: "intersection-roundabout" });
    expect(contains(circle?.ground ?? [], [0, 0])).toBe(false);
    expect(roles(circle)).toEqual({ surface: 1, approach: 3 });
  });

  it("follow the jurisdiction's list of classes", () => {
    expect(derive(CROSSROADS, { mainRoadClasses: ["motorway", "trunk"] })).toEqual([]);
  });

  it("give a short slip road to the road it leaves", () => {
    const ramp = (end: number) => way(2, { highway: "primary_link", oneway: "yes" }, [150, 0], [180, 30], [200, end]);
    const sitesOf = (end: number) =>
      derive([way(1, { ...PRIMARY, name: "路" }, [0, 0], [150, 0], [300, 0]), ramp(end)]).map((site) => site.osmIds);
    expect(sitesOf(100)).toEqual([["w1", "w2"]]);
    expect(sitesOf(400)).toEqual([["w1"], ["w2"]]);
  });
});

describe("tunnels and bridges", () => {
  const tube = { ...PRIMARY, name: "水西门隧道", tunnel: "yes", oneway: "yes" };

  it("put two tubes of one name in one tunnel with a portal at each end, and leave the street above whole", () => {
    const sites = derive([
      way(1, tube, [-100, 0], [0, 0], [100, 0]),
      way(2, tube, [100, 15], [-100, 15]),
      way(3, { ...PRIMARY, name: "上面的路" }, [0, -200], [0, 200]),
    ]);
    const [tunnel, ...others] = ofKind(sites, "tunnel");
    expect(others).toEqual([]);
    expect(tunnel).toMatchObject({ name: "水西门隧道", layer: -1, osmIds: ["w1", "w2"], key: "tunnel/w1" });
    expect(roles(tunnel)).toEqual({ length: 1, portal: 4 });
    expect(area(ofKind(sites, "main-road")[0]?.ground ?? [])).toBeCloseTo(400 * 22, 6);
  });

  it("keep a tunnel of a few metres as the street it is", () => {
    const sites = derive([
      way(1, { ...PRIMARY, name: "桥下路" }, [0, 0], [100, 0]),
      way(2, { ...PRIMARY, name: "桥下路", tunnel: "yes", layer: "-1" }, [100, 0], [112, 0]),
      way(3, { ...PRIMARY, name: "桥下路" }, [112, 0], [200, 0]),
    ]);
    expect(sites.map((site) => [site.kind, site.layer, site.osmIds])).toEqual([["main-road", 0, ["w1", "w2", "w3"]]]);
  });

  it("count a bridge by its length from end to end, not by its carriageways", () => {
    const bridge = (length: number) => [
      way(1, { ...PRIMARY, name: "大桥", bridge: "yes", oneway: "yes" }, [0, 0], [length, 0]),
      way(2, { ...PRIMARY, name: "大桥", bridge: "yes", oneway: "yes" }, [length, 15], [0, 15]),
    ];
    expect(ofKind(derive(bridge(99)), "large-bridge")).toEqual([]);
    const [large] = ofKind(derive(bridge(100)), "large-bridge");
    expect(large).toMatchObject({ name: "大桥", layer: 1, osmIds: ["w1", "w2"] });
    expect(roles(large)).toEqual({ surface: 1, portal: 4 });
    expect(ofKind(derive(bridge(99), { largeBridgeM: 50 }), "large-bridge")).toHaveLength(1);
  });

  it("keep a small bridge over water in its road, and raise one over a street", () => {
    const road = [
      way(1, { ...PRIMARY, name: "河路" }, [0, 0], [100, 0]),
      way(2, { ...PRIMARY, name: "河路", bridge: "yes", layer: "1" }, [100, 0], [140, 0]),
      way(3, { ...PRIMARY, name: "河路" }, [140, 0], [300, 0]),
    ];
    const below = way(4, { highway: "residential" }, [120, -100], [120, 100]);
    const layers = (features: readonly OsmFeature[]) =>
      ofKind(derive(features), "main-road").map((site) => [site.layer, site.osmIds]);
    expect(layers(road)).toEqual([[0, ["w1", "w2", "w3"]]]);
    expect(layers([...road, below])).toEqual([
      [0, ["w1"]],
      [1, ["w2"]],
      [0, ["w3"]],
    ]);
  });

  it("put the footways mapped beside a large bridge in it", () => {
    const sites = derive([
      way(1, { ...PRIMARY, name: "大桥", bridge: "yes", layer: "1" }, [0, 0], [200, 0]),
      way(2, { highway: "footway", bridge: "yes", layer: "1" }, [0, 12], [200, 12]),
    ]);
    expect(sites.map((site) => [site.kind, site.osmIds])).toEqual([["large-bridge", ["w1", "w2"]]]);
  });
});

describe("footbridges and underpasses", () => {
  const street = way(1, { ...PRIMARY, name: "臺灣大道四段" }, [-200, 0], [200, 0]);
  const span = way(2, { highway: "footway", bridge: "yes" }, [0, -20], [0, 20]);

  it("carry their stairs, and bear the name of the street they cross", () => {
    const sites = derive([
      street,
      span,
      way(3, { highway: "steps" }, [0, 20], [12, 20]),
      way(4, { highway: "steps" }, [0, -20], [-12, -20]),
    ]);
    const [bridge] = ofKind(sites, "footbridge");
    expect(bridge).toMatchObject({ name: "臺灣大道四段", layer: 1, candidate: false, osmIds: ["w2", "w3", "w4"] });
    expect(roles(bridge)).toEqual({ length: 1, "stair-head": 2 });
  });

  it("follow stairs over landings to the street and no further", () => {
    const sites = derive([
      street,
      span,
      way(3, { highway: "steps" }, [0, 20], [6, 20]),
      way(4, { highway: "steps" }, [6, 20], [6, 26]),
      way(5, { highway: "footway" }, [6, 26], [100, 26]),
      way(6, { highway: "steps" }, [6, 26], [6, 40]),
    ]);
    expect(ofKind(sites, "footbridge")[0]?.osmIds).toEqual(["w2", "w3", "w4"]);
  });

  it("are candidates where they cross no street, and left out where they are a few planks", () => {
    const lone = (length: number) => derive([way(2, { highway: "path", bridge: "yes" }, [0, 0], [0, length])]);
    expect(lone(30).map((site) => [site.kind, site.candidate])).toEqual([["footbridge", true]]);
    expect(lone(5)).toEqual([]);
  });

  it("end in portals under ground", () => {
    const [underpass] = ofKind(
      derive([street, way(2, { highway: "footway", tunnel: "yes", layer: "-1" }, [0, -20], [0, 20])]),
      "underpass",
    );
    expect(underpass).toMatchObject({ name: "臺灣大道四段", layer: -1, candidate: false });
    expect(roles(underpass)).toEqual({ length: 1, portal: 2 });
  });

  it("are no underpass inside a station or a mall", () => {
    const inside = [
      way(2, { highway: "footway", tunnel: "yes", indoor: "yes" }, [0, -20], [0, 20]),
      way(3, { highway: "footway", tunnel: "yes", level: "-1" }, [50, -20], [50, 20]),
    ];
    expect(derive([street, ...inside]).map((site) => site.kind)).toEqual(["main-road"]);
  });

  it.each([
    ["on the tunnel", [way(2, { highway: "footway", tunnel: "yes" }, [0, -20], [0, 20])]],
    [
      "at the top of its stairs",
      [
        way(2, { highway: "footway", tunnel: "yes", level: "-1" }, [0, -20], [0, 12]),
        way(3, { highway: "steps", level: "-1;0" }, [0, 12], [0, 20]),
      ],
    ],
  ])("are offered as a metro passage where a subway entrance is %s", (_, tunnels) => {
    const sites = derive([street, ...tunnels, point(7, { railway: "subway_entrance" }, [0, 20])]);
    expect(ofKind(sites, "underpass")).toEqual([]);
    expect(ofKind(sites, "metro-passage").map((site) => [site.candidate, site.osmIds])).toEqual([[true, ["w2"]]]);
  });
});

describe("squares and parks", () => {
  it("keep a mapped square's outline, with an entrance where a street ends on it", () => {
    const [square] = derive([
      areaOf("w1", { place: "square", name: "市民广场" }, ...box(0, 0, 100, 80)),
      way(2, { highway: "residential" }, [50, 80], [50, 200]),
      way(3, { highway: "residential" }, [0, -1], [100, -1]),
    ]);
    expect(square).toMatchObject({ kind: "square", name: "市民广场", key: "square/w1" });
    expect(area(square?.ground ?? [])).toBeCloseTo(8000, 6);
    expect(square?.parts.map(({ ref, role }) => [ref, role])).toEqual([
      ["surface", "surface"],
      [`entrance:w2/n${nodeAt([50, 80])}`, "entrance"],
    ]);
    expect(square?.parts[1]?.at).toEqual([50, 78.5]);
  });

  it.each([
    ["a sliver", {}, box(0, 0, 20, 20), []],
    ["a street drawn as an area", {}, box(0, 0, 400, 8), []],
    ["a named square", { name: "正洪广场" }, box(0, 0, 20, 20), [false]],
    ["a large place with a name", { name: "正洪街" }, box(0, 0, 60, 60), [false]],
    ["a large place without one", {}, box(0, 0, 60, 60), [true]],
    ["a school yard", { name: "校园广场", access: "private" }, box(0, 0, 60, 60), []],
  ])("judge a pedestrian area: %s", (_, tags, corners, candidates) => {
    const sites = derive([areaOf("w1", { highway: "pedestrian", area: "yes", ...tags }, ...corners)]);
    expect(sites.map((site) => site.candidate)).toEqual(candidates);
  });

  it("put pedestrian areas of one name that touch together, and those on a mapped square in it", () => {
    const paved = { highway: "pedestrian", area: "yes", name: "Largo da Sé" };
    expect(
      derive([
        areaOf("w2", paved, ...box(0, 0, 20, 20)),
        areaOf("w1", paved, ...box(20, 0, 40, 20)),
        areaOf("w3", paved, ...box(90, 0, 120, 20)),
      ]).map((site) => site.osmIds),
    ).toEqual([["w1", "w2"], ["w3"]]);
    expect(
      derive([
        areaOf("w1", { place: "square", name: "Sé" }, ...box(0, 0, 50, 50)),
        areaOf("w2", paved, ...box(5, 5, 45, 45)),
      ]).map((site) => site.osmIds),
    ).toEqual([["w1"]]);
  });

  it("lose what a main road runs over", () => {
    const sites = derive([
      areaOf("w1", { place: "square", name: "广场" }, ...box(0, 0, 100, 100)),
      way(2, { ...PRIMARY, name: "路" }, [-100, 0], [200, 0]),
    ]);
    expect(area(ofKind(sites, "square")[0]?.ground ?? [])).toBeCloseTo(100 * (100 - 11), 6);
    expect(area(ofKind(sites, "main-road")[0]?.ground ?? [])).toBeCloseTo(300 * 22, 6);
  });

  it("divide a park into paths, open ground and entrances", () => {
    const { sites, issues } = deriveSites(
      [
        areaOf("w1", { leisure: "park", name: "总统府" }, ...box(0, 0, 200, 100)),
        way(2, { highway: "footway", width: "4" }, [100, -50], [100, 60]),
        way(3, { highway: "residential" }, [0, 100], [200, 100]),
        point(4, { barrier: "gate" }, [0, 50]),
      ],
      SKETCH_FRAME,
      DEFAULT_SITE_SETTINGS,
    );
    const [park] = sites;
    const sizes = Object.fromEntries((park?.parts ?? []).map((part) => [part.ref, Math.round(area(part.polygons))]));
    expect(sizes).toEqual({
      path: 57 * 4,
      "open-ground": 200 * 100 - 57 * 4 - 3 * 4 - 3 * 3,
      [`entrance:w2/n${nodeAt([100, -50])}`]: 12,
      "entrance:n4": 9,
    });
    expect(issues).toEqual([]);
  });

  it("say so where no way leads in", () => {
    const { issues } = deriveSites(
      [areaOf("w1", { leisure: "park", name: "孤园" }, ...box(0, 0, 50, 50))],
      SKETCH_FRAME,
      DEFAULT_SITE_SETTINGS,
    );
    expect(issues).toEqual([{ code: "no-entrance", key: "park/w1" }]);
  });

  it.each([
    ["a small park without a name", { leisure: "park" }, 20, [true]],
    ["a named garden", { leisure: "garden", name: "植物园" }, 40, [false]],
    ["a flower bed", { leisure: "garden", name: "花坛" }, 10, []],
    ["a garden of a house", { leisure: "garden", name: "家", "garden:type": "residential" }, 40, []],
    ["a private park", { leisure: "park", name: "会所", access: "private" }, 40, []],
  ])("judge green: %s", (_, tags, side, candidates) => {
    expect(derive([areaOf("w1", tags, ...box(0, 0, side, side))]).map((site) => site.candidate)).toEqual(candidates);
  });

  it("leave a garden in its park, and a park its own ground on a square", () => {
    const garden = areaOf("w2", { leisure: "garden", name: "园中园" }, ...box(10, 10, 50, 50));
    expect(
      derive([areaOf("w1", { leisure: "park", name: "大园" }, ...box(0, 0, 100, 100)), garden]).map((site) => site.key),
    ).toEqual(["park/w1"]);
    const [park, square] = derive([areaOf("w1", { place: "square", name: "大场" }, ...box(0, 0, 100, 100)), garden]);
    expect([area(park?.ground ?? []), area(square?.ground ?? [])]).toEqual([
      expect.closeTo(1600),
      expect.closeTo(8400),
    ]);
  });
});

describe("boundaries and candidates", () => {
  it("mark where a main road crosses the edge of the jurisdiction, both carriageways as one", () => {
    const edge = [[...box(-1000, -1000, 0, 1000), [-1000, -1000] as XY]];
    const sites = derive(
      [
        way(1, { ...PRIMARY, name: "国道", oneway: "yes" }, [-300, 0], [300, 0]),
        way(2, { ...PRIMARY, name: "国道", oneway: "yes" }, [300, 20], [-300, 20]),
        way(3, { highway: "residential" }, [-300, 90], [300, 90]),
      ],
      { boundary: [edge] },
    );
    const [crossing, ...others] = ofKind(sites, "boundary-crossing");
    expect(others).toEqual([]);
    expect(crossing).toMatchObject({ name: "国道", osmIds: ["w1", "w2"] });
    expect(roles(crossing)).toEqual({ surface: 1, checkpoint: 1 });
    expect(
      ofKind(sites, "main-road").every((site) => area(intersection(site.ground, crossing?.ground ?? [])) < 1e-6),
    ).toBe(true);
  });

  it("offer the surroundings of a school and the streets in them, once where it is mapped twice", () => {
    const sites = derive([
      areaOf("w1", { amenity: "school", name: "五中" }, ...box(0, 0, 100, 100)),
      point(2, { amenity: "school", name: "五中" }, [50, 50]),
      way(3, { highway: "residential", name: "巷" }, [-200, -20], [300, -20]),
    ]);
    expect(sites.map((site) => [site.key, site.name, site.candidate])).toEqual([
      ["key-unit-surroundings/w1", "五中", true],
      ["security-complex-section/w1", "五中", true],
    ]);
    expect(contains(sites[0]?.ground ?? [], [50, 50])).toBe(false);
    expect(contains(sites[0]?.ground ?? [], [50, -40])).toBe(true);
  });
});

describe("every derivation", () => {
  const city = [
    ...DUAL_CROSSROADS,
    areaOf("w21", { place: "square", name: "市民广场" }, ...box(25, 25, 120, 120)),
    areaOf("w22", { leisure: "park", name: "公园" }, ...box(-250, 30, -30, 200)),
    way(23, { highway: "footway" }, [-140, 10], [-140, 210]),
    way(24, { highway: "footway", bridge: "yes" }, [150, -30], [150, 30]),
    way(25, { highway: "steps" }, [150, 30], [160, 30]),
    way(26, { ...PRIMARY, name: "隧道", tunnel: "yes" }, [-300, -120], [300, -120]),
    way(27, { highway: "footway", tunnel: "yes" }, [200, -40], [200, 40]),
    point(28, { railway: "subway_entrance" }, [200, 40]),
    areaOf("w29", { amenity: "hospital", name: "医院" }, ...box(60, -90, 140, -40)),
  ];

  it("gives the same sites whatever the order of the file", () => {
    const expected = derive(city);
    fc.assert(
      fc.property(fc.shuffledSubarray(city, { minLength: city.length }), (shuffled) => {
        expect(derive(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it("gives each site a key of its own, and each part a ref of its own that divides its ground", () => {
    const sites = derive(city);
    expect(new Set(sites.map((site) => site.key)).size).toBe(sites.length);
    for (const { ground, parts } of sites) {
      expect(new Set(parts.map((part) => part.ref)).size).toBe(parts.length);
      expect(parts.reduce((sum, part) => sum + area(part.polygons), 0)).toBeCloseTo(area(ground), 0);
      for (const a of parts)
        for (const b of parts) if (a.ref < b.ref) expect(area(intersection(a.polygons, b.polygons))).toBeLessThan(1e-3);
    }
  });

  it("lets no two grounds of one layer overlap but candidates", () => {
    const sites = derive(city).filter((site) => !site.candidate);
    for (const a of sites) {
      for (const b of sites)
        if (a.key < b.key && a.layer === b.layer) expect(area(intersection(a.ground, b.ground))).toBeLessThan(1e-3);
    }
  });

  it("moves with the map", () => {
    const moved = { toLocal: ([x, y]: readonly [number, number]): XY => [x + 500_000, y + 3_500_000] };
    const here = derive(city).map((site) => [site.key, Math.round(area(site.ground))]);
    const there = deriveSites(city, moved, DEFAULT_SITE_SETTINGS).sites.map((site) => [
      site.key,
      Math.round(area(site.ground)),
    ]);
    expect(there).toEqual(here);
  });

  it("makes nothing of nothing", () => {
    expect(deriveSites([], SKETCH_FRAME, DEFAULT_SITE_SETTINGS)).toEqual({ sites: [], issues: [] });
  });
});
