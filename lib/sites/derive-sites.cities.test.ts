import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { centralMeridianFor, cityFrame } from "@/lib/crs/city-frame";
import { area, intersection } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import { readOsm } from "@/lib/osm/read-osm";
import { boxesMeet, boxOf } from "./derive/area";
import { lineLength } from "./derive/line";
import { deriveSites, type SiteIssue } from "./derive-sites";
import type { DerivedSite } from "./derived-site";
import type { SiteKind } from "./site-kind";
import { DEFAULT_SITE_SETTINGS } from "./site-settings";

const FILES = {
  nanjing: "db/seed/data/nanjing-xinjiekou-2021.osm.pbf",
  munich: "tests/fixtures/osm/munich-centre-2020.osm.pbf",
  taichung: "tests/fixtures/osm/taichung-xitun-2025.osm.pbf",
  porto: "tests/fixtures/osm/porto-2020.osm.pbf",
  monaco: "tests/fixtures/osm/monaco-menton-2016.osm.pbf",
} as const;
type City = keyof typeof FILES;

type Derived = {
  readonly features: readonly OsmFeature[];
  readonly sites: readonly DerivedSite[];
  readonly issues: readonly SiteIssue[];
  readonly milliseconds: number;
  readonly again: () => readonly DerivedSite[];
};
const cities = new Map<City, Derived>();

async function load(path: string): Promise<Derived> {
  const file = new URL(`../../${path}`, import.meta.url);
  const read = await readOsm({ name: path, bytes: readFileSync(fileURLToPath(file)) });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { features, centre } = read.value;
  const frame = cityFrame(centralMeridianFor(centre[0]));
  const before = process.cpuUsage();
  const { sites, issues } = deriveSites(features, frame, DEFAULT_SITE_SETTINGS);
  const { user, system } = process.cpuUsage(before);
  return {
    features,
    sites,
    issues,
    milliseconds: (user + system) / 1000, // of this process, so that a busy machine does not count
    again: () => deriveSites(features.toReversed(), frame, DEFAULT_SITE_SETTINGS).sites,
  };
}

beforeAll(async () => {
  for (const [city, path] of Object.entries(FILES)) cities.set(city as City, await load(path));
}, 120_000);

function cityOf(city: City): Derived {
  const derived = cities.get(city);
  if (!derived) throw new Error(`${city} was not read`);
  return derived;
}

function ofKind(city: City, kind: SiteKind, candidate = false): DerivedSite[] {
  return cityOf(city).sites.filter((site) => site.kind === kind && site.candidate === candidate);
}

function namesOf(sites: readonly DerivedSite[]): (string | null)[] {
  return [...new Set(sites.map((site) => site.name))];
}

function partsOf(site: DerivedSite | undefined, role: string): number {
  return (site?.parts ?? []).filter((part) => part.role === role).length;
}

describe.each(Object.keys(FILES) as City[])("%s", (city) => {
  it("is the same from the same objects in another order", () => {
    expect(cityOf(city).again()).toEqual(cityOf(city).sites);
  });

  it("is derived in less than 10 s", () => {
    expect(cityOf(city).milliseconds).toBeLessThan(10_000);
  });

  it("has a key for each site, and parts that divide each ground", () => {
    const { sites } = cityOf(city);
    expect(new Set(sites.map((site) => site.key)).size).toBe(sites.length);
    const wrong = sites.filter(({ ground, parts }) => {
      const whole = area(ground);
      const divided = parts.reduce((sum, part) => sum + area(part.polygons), 0);
      return parts.length === 0 || Math.abs(whole - divided) > Math.max(3, whole * 0.02);
    });
    expect(wrong.map((site) => site.key)).toEqual([]);
  });

  it("has street-level grounds that do not overlap", () => {
    const street = cityOf(city).sites.filter((site) => site.layer === 0 && !site.candidate);
    const boxed = street.map((site) => ({ site, box: boxOf(site.ground) }));
    const shared = boxed.flatMap((a, i) =>
      boxed
        .slice(i + 1)
        .filter((b) => boxesMeet(a.box, b.box))
        .map(
          (b) => area(intersection(a.site.ground, b.site.ground)) / Math.min(area(a.site.ground), area(b.site.ground)),
        ),
    );
    expect(Math.max(0, ...shared)).toBeLessThan(0.001);
  });

  it("leaves almost no main road out", () => {
    const { features, sites } = cityOf(city);
    const classes = DEFAULT_SITE_SETTINGS.mainRoadClasses.flatMap((name) => [name, `${name}_link`]);
    const mainRoads = features.filter(
      ({ tags, geometry }) => geometry.type === "line" && classes.includes(tags.highway ?? ""),
    );
    const used = new Set(sites.filter((site) => !site.candidate).flatMap((site) => site.osmIds));
    const missing = mainRoads.filter(({ id }) => !used.has(id));
    expect(missing.length).toBeLessThan(0.03 * mainRoads.length);
  });
});

describe("nanjing", () => {
  it("has its squares and parks", () => {
    expect(namesOf(ofKind("nanjing", "square"))).toEqual(
      expect.arrayContaining(["新街口广场", "大行宫市民广场", "校训广场"]),
    );
    expect(namesOf(ofKind("nanjing", "park"))).toEqual(expect.arrayContaining(["总统府", "朝天宫"]));
  });

  it("splits its avenues where they cross", () => {
    const lengths = (name: string) =>
      ofKind("nanjing", "main-road")
        .filter((site) => site.name === name)
        .map((site) => Math.round(site.centreline.reduce((sum, line) => sum + lineLength(line), 0)))
        .toSorted((a, b) => a - b);
    expect(lengths("中山路")).toEqual([382, 476]);
    expect(lengths("中山东路")).toEqual([288, 388, 407, 603]);
    expect(lengths("汉中路")).toEqual([176, 411, 454, 540]);
  });

  it("has one tunnel of two tubes", () => {
    const [tunnel, ...others] = ofKind("nanjing", "tunnel");
    expect(others).toEqual([]);
    expect(tunnel).toMatchObject({ name: "水西门隧道", layer: -1, osmIds: ["w260718858", "w260718860"] });
    expect(partsOf(tunnel, "portal")).toBe(4);
    expect(tunnel?.centreline).toHaveLength(2);
  });

  it("sees the two rings of 新街口 as one roundabout with four approaches, round its square", () => {
    const circles = ofKind("nanjing", "intersection").filter((site) => site.rule === "intersection-roundabout");
    expect(circles.map((site) => [site.name, partsOf(site, "approach")])).toEqual([["新街口转盘", 4]]);
  });

  it("offers its metro's tunnels for a person to decide, and keeps the underpasses of the streets", () => {
    expect(ofKind("nanjing", "metro-passage", true)).toHaveLength(29);
    expect(ofKind("nanjing", "metro-passage", false)).toEqual([]);
    expect(namesOf(ofKind("nanjing", "underpass"))).toEqual(["中山东路", "中山南路", "王府大街"]);
  });
});

describe("nanjing from GeoJSON", () => {
  it("is the same city, though nodes have no ids there", async () => {
    const { sites } = await load("tests/fixtures/osm/nanjing-xinjiekou-2021.features.geojsonl.gz");
    const told = (all: readonly DerivedSite[]) =>
      all
        .map(({ kind, name, layer, ground, parts }) =>
          JSON.stringify([kind, name, layer, Math.round(area(ground)), parts.length]),
        )
        .toSorted();
    expect(told(sites)).toEqual(told(cityOf("nanjing").sites));
  });
});

describe("munich", () => {
  it("has its squares once each, mapped as squares or as paved areas", () => {
    const names = ofKind("munich", "square").map((site) => site.name);
    expect(names).toEqual(expect.arrayContaining(["Marienplatz", "Max-Joseph-Platz", "Gärtnerplatz", "Frauenplatz"]));
    expect(new Set(names).size).toBe(names.length);
  });

  it("offers the Stachus Passage as a metro passage and makes no underpass of station corridors", () => {
    expect(namesOf(ofKind("munich", "metro-passage", true))).toContain("Stachus Passage (1. Untergeschoss)");
    const indoor = new Set(
      cityOf("munich")
        .features.filter(({ tags }) => tags.indoor === "yes")
        .map(({ id }) => id),
    );
    expect(ofKind("munich", "underpass").flatMap((site) => site.osmIds.filter((id) => indoor.has(id)))).toEqual([]);
    expect(ofKind("munich", "underpass")).toHaveLength(2);
  });

  it("names the Altstadtring tunnel once, though one piece bears the street's name", () => {
    expect(ofKind("munich", "tunnel").map((site) => [site.name, site.osmIds.length])).toEqual([
      ["Altstadtringtunnel", 2],
    ]);
  });
});

describe("porto", () => {
  it("has each great bridge once", () => {
    const bridges = ofKind("porto", "large-bridge");
    expect(
      bridges.filter((site) => site.name?.startsWith("Ponte Infante Dom Henrique")).map((site) => site.osmIds),
    ).toEqual([["w49982592", "w173072164", "w460607444", "w460607445"]]);
    expect(bridges.filter((site) => site.name?.startsWith("Ponte Dom Luís I")).map((site) => site.layer)).toEqual([1]);
  });

  it("keeps the upper deck of Dom Luís I, for people on foot, on its own layer", () => {
    expect(ofKind("porto", "footbridge").map((site) => [site.name, site.layer])).toEqual([
      ["Ponte Dom Luís I (tabuleiro superior)", 2],
    ]);
  });

  it("has one Túnel da Ribeira with its pavements", () => {
    const ribeira = cityOf("porto").sites.filter((site) => site.name === "Túnel da Ribeira");
    expect(ribeira.map((site) => [site.kind, site.layer, site.osmIds])).toEqual([
      ["tunnel", -2, ["w12544650", "w533487710", "w533487711"]],
    ]);
  });
});

describe("taichung", () => {
  it("has footbridges with their stairs across 臺灣大道四段", () => {
    const across = ofKind("taichung", "footbridge").filter((site) => site.name === "臺灣大道四段");
    expect(across.map((site) => partsOf(site, "stair-head"))).toEqual([4, 2, 4, 4]);
    expect(across.map((site) => site.layer)).toEqual([1, 1, 1, 1]);
  });

  it("offers foot bridges over streams and gardens as candidates only", () => {
    expect(ofKind("taichung", "footbridge")).toHaveLength(5);
    expect(ofKind("taichung", "footbridge", true)).toHaveLength(4);
  });
});
