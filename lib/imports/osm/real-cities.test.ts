import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { centralMeridianFor, cityFrame } from "@/lib/crs/city-frame";
import { area } from "@/lib/geometry/polygon-boolean";
import { countClasses } from "@/lib/osm/count-classes";
import { readOsm } from "@/lib/osm/read-osm";
import { deriveCameras } from "./cameras";
import { DerivationLog } from "./derivation-log";
import { deriveObstacles } from "./obstacles";

const ROOT = new URL("../../../", import.meta.url);

async function derived(path: string) {
  const read = await readOsm({ name: path, bytes: readFileSync(fileURLToPath(new URL(path, ROOT))) });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { features, centre } = read.value;
  const { toLocal } = cityFrame(centralMeridianFor(centre[0]));
  const log = new DerivationLog();
  const obstacles = deriveObstacles(features, toLocal, log);
  const cameras = deriveCameras(features, toLocal, obstacles, log);
  const count = (code: string) => log.list().find((issue) => issue.code === code)?.count ?? 0;
  return {
    obstacles,
    cameras,
    count,
    classes: countClasses(features),
    tagsOf: new Map(features.map(({ id, tags }) => [id, tags])),
  };
}

describe.each([
  ["nanjing", "db/seed/data/nanjing-xinjiekou-2021.osm.pbf"],
  ["munich", "tests/fixtures/osm/munich-centre-2020.osm.pbf"],
  ["taichung", "tests/fixtures/osm/taichung-xitun-2025.osm.pbf"],
  ["porto", "tests/fixtures/osm/porto-2020.osm.pbf"],
  ["monaco", "tests/fixtures/osm/monaco-menton-2016.osm.pbf"],
])("%s", (_, path) => {
  it("keeps every building and camera, but buildings that their parts draw and those without ground", async () => {
    const { obstacles, cameras, count, classes, tagsOf } = await derived(path);
    const buildings = obstacles.filter(({ key }) => key.startsWith("building/")).length;
    expect(buildings + count("drawn-by-parts") + count("no-ground")).toBe(classes["building (polygon)"]);
    expect(cameras.length).toBe(classes["man_made=surveillance point"] ?? 0);
    expect(new Set(obstacles.map(({ key }) => key)).size).toBe(obstacles.length);
    expect(obstacles.filter(({ topM, baseM, ground }) => !(topM > baseM && area(ground) > 0))).toEqual([]);
    for (const { osmId, heightSource, topM, layer } of obstacles) {
      const stated = tagsOf.get(osmId)?.height;
      if (heightSource === "height" && layer >= 0 && /^\d+$/.test(stated ?? "")) expect(topM).toBe(Number(stated));
    }
  });
});

it("lets nothing below Nanjing's streets stand in them", async () => {
  const { obstacles, tagsOf } = await derived("db/seed/data/nanjing-xinjiekou-2021.osm.pbf");
  const below = obstacles.filter(({ osmId }) => Number(tagsOf.get(osmId)?.layer) < 0);
  expect(below.length).toBe(6);
  expect(below.every(({ layer, baseM }) => layer < 0 && baseM < 0)).toBe(true);
});

it("takes Munich's surveyed cameras as they were surveyed: a direction where there is one, and none where not", async () => {
  const { cameras, count, classes, tagsOf } = await derived("tests/fixtures/osm/munich-centre-2020.osm.pbf");
  expect(cameras.filter(({ bearing }) => bearing !== null).length).toBe(classes["surveillance with direction"]);
  const tilted = cameras.filter(({ assumed }) => !assumed.includes("tilt")).length;
  expect(tilted + count("doubtful-camera-tag")).toBe(classes["surveillance with camera:angle"]); // one says 120
  for (const { key, bearing } of cameras) {
    const stated = tagsOf.get(key.replace("osm/", ""))?.["camera:direction"];
    if (stated && /^\d+$/.test(stated)) expect(bearing).toBe(Number(stated) % 360);
  }
});
