import { describe, expect, it } from "vitest";
import type { ReadCamera } from "./read-camera";
import { type CameraFile, readCameraFile } from "./read-camera-file";

const CAMERAS = "tests/fixtures/cameras";

async function read(file: string, options = {}): Promise<CameraFile> {
  const result = await readCameraFile(`${CAMERAS}/${file}`, options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const NO_FACTS = { builtOn: null, acceptedOn: null, acceptedDocument: null, retiredOn: null };

/** The five invented cameras that every `nanjing` fixture holds, as they must come out of each format. */
const FIVE: readonly Omit<ReadCamera, "row" | "position">[] = [
  {
    ...{ id: "NJ-001", name: "新街口西侧", kind: "fixed", device: null, layer: 0, heightM: 6.5, bearing: 90, tilt: 20 },
    ...{ hfov: 60, widthPx: 1920, heightPx: 1080, maxRangeM: null, infraredM: 50, assumed: [] },
    ...NO_FACTS,
  },
  {
    ...{
      id: "NJ-002",
      name: "新街口, 北侧",
      kind: "fixed",
      device: null,
      layer: 0,
      heightM: 6.5,
      bearing: 45,
      tilt: 20,
    },
    ...{ hfov: 60, widthPx: 2560, heightPx: 1440, maxRangeM: null, infraredM: 50, assumed: [] },
    ...NO_FACTS,
  },
  {
    ...{ id: "NJ-003", name: "大行宫市民广场", kind: "fixed", device: null, layer: 0, heightM: 6, bearing: null },
    ...{
      tilt: 15,
      hfov: 60,
      widthPx: 2560,
      heightPx: 1440,
      maxRangeM: null,
      infraredM: null,
      assumed: ["tilt", "hfov"],
    },
    ...NO_FACTS,
  },
  {
    ...{
      id: "NJ-004",
      name: "总统府门前",
      kind: "panoramic",
      device: null,
      layer: 0,
      heightM: 5,
      bearing: 0,
      tilt: null,
    },
    ...{ hfov: null, widthPx: 3840, heightPx: 2160, maxRangeM: null, infraredM: 25, assumed: [] },
    ...NO_FACTS,
  },
  {
    ...{ id: "NJ-005", name: "中山东路", kind: "fixed", device: null, layer: 0, heightM: 4, bearing: 225, tilt: 15 },
    ...{ hfov: 90, widthPx: 1920, heightPx: 1080, maxRangeM: null, infraredM: null, assumed: [] },
    ...NO_FACTS,
  },
];
const PLACES = [
  [118.7784, 32.04385],
  [118.7789, 32.0441],
  [118.79206, 32.04391],
  [118.79221, 32.04609],
  [118.79011, 32.04236],
] as const;

describe("a list of cameras in every format and encoding", () => {
  it.each([
    ["nanjing-utf8.csv", { format: "csv", encoding: "utf-8", delimiter: "," }, "assumed"],
    ["nanjing-gb18030.csv", { format: "csv", encoding: "gb18030", delimiter: "," }, "assumed"],
    ["nanjing-utf16.csv", { format: "csv", encoding: "utf-16le", delimiter: "\t" }, "assumed"],
    ["nanjing-bom-semicolons.csv", { format: "csv", encoding: "utf-8", delimiter: ";" }, "assumed"],
    ["nanjing.xlsx", { format: "xlsx", encoding: null, delimiter: null }, "assumed"],
    ["nanjing.geojson", { format: "geojson", encoding: null, delimiter: null }, "file"],
    ["nanjing.kml", { format: "kml", encoding: null, delimiter: null }, "file"],
    ["nanjing.kmz", { format: "kml", encoding: null, delimiter: null }, "file"],
    ["nanjing-titled.csv", { format: "csv", encoding: "utf-8", delimiter: "," }, "assumed"],
    ["nanjing-titled.xlsx", { format: "xlsx", encoding: null, delimiter: null }, "assumed"],
    ["nanjing-epsg4549.gpkg", { format: "geopackage", encoding: null, delimiter: null }, "file"],
    ["nanjing-shapefile-gbk.zip", { format: "shapefile", encoding: "gb18030", delimiter: null }, "file"],
  ])("%s", async (file, understood, crsFrom) => {
    const { cameras, understanding } = await read(file);
    expect(understanding).toMatchObject({ ...understood, rows: 5, guessed: true });
    expect(understanding.crs.from).toBe(crsFrom);
    expect(cameras.map(({ row: _, position: __, ...camera }) => camera)).toEqual(FIVE);
    for (const [i, { position }] of cameras.entries()) {
      expect(position[0]).toBeCloseTo(PLACES[i]?.[0] ?? 0, 8);
      expect(position[1]).toBeCloseTo(PLACES[i]?.[1] ?? 0, 8);
    }
  });

  it("counts lines, rows and features as people do", async () => {
    expect((await read("nanjing-utf8.csv")).cameras.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
    expect((await read("nanjing.xlsx")).cameras.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
    // A title above the heading, and in the sheet an empty row below the second camera.
    expect((await read("nanjing-titled.csv")).cameras.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
    expect((await read("nanjing-titled.xlsx")).cameras.map(({ row }) => row)).toEqual([3, 4, 6, 7, 8]);
    expect((await read("nanjing.geojson")).cameras.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("the coordinate system", () => {
  it("is taken from the option before the file's own, and moves GCJ-02 by half a kilometre", async () => {
    const plain = (await read("nanjing.geojson")).cameras[0]?.position ?? [0, 0];
    const { cameras, understanding } = await read("nanjing.geojson", { crs: "gcj02" });
    expect(understanding.crs).toEqual({ id: "GCJ-02", from: "option" });
    const [lon, lat] = cameras[0]?.position ?? [0, 0];
    const east = (plain[0] - lon) * 111_320 * Math.cos((lat * Math.PI) / 180);
    const north = (plain[1] - lat) * 111_320;
    expect(Math.hypot(east, north)).toBeGreaterThan(400);
    expect(Math.hypot(east, north)).toBeLessThan(700);
  });

  it("of a GeoPackage is not applied when a person knows better", async () => {
    const result = await readCameraFile(`${CAMERAS}/nanjing-epsg4549.gpkg`, { crs: "EPSG:4490" });
    expect(result.ok ? null : result.error).toMatchObject({
      code: "bad-rows",
      issues: [{ code: "not-degrees" }, {}, {}, {}, {}],
    });
    const { cameras } = await read("nanjing-epsg4549.gpkg", { crs: "EPSG:4549" });
    expect(cameras[0]?.position[0]).toBeCloseTo(118.7784, 7);
  });
});

describe("real lists", () => {
  it("takes Munich's 209 cameras, 59 of them with the direction that somebody surveyed", async () => {
    const { cameras, understanding } = await read("munich-osm-surveillance-2020.csv", { anywhere: true });
    expect(cameras).toHaveLength(209);
    expect(cameras.filter(({ bearing }) => bearing !== null)).toHaveLength(59);
    expect(cameras.filter(({ assumed }) => !assumed.includes("heightM"))).toHaveLength(45);
    expect(understanding.columns.uses.map(({ field, name }) => [field, name])).toEqual([
      ["id", "osm_node_id"],
      ["name", "name"],
      ["lon", "lon"],
      ["lat", "lat"],
      ["kind", "camera_type"],
      ["height", "height"],
      ["bearing", "camera_direction"],
      ["layer", "layer"],
    ]);
  });

  it("does not take the direction of travel that Taichung enforces for where a lens points", async () => {
    const { cameras, understanding } = await read("taichung-enforcement-2026.geojson");
    expect(cameras).toHaveLength(40);
    expect(cameras.filter(({ bearing }) => bearing !== null)).toEqual([]);
    expect(understanding.columns.notes).toContainEqual({ code: "travel-direction", column: "bearing" });
    const asked = await read("taichung-enforcement-2026.geojson", { map: ["bearing=bearing"] });
    expect(asked.cameras.filter(({ bearing }) => bearing !== null).length).toBeGreaterThan(10);
  });
});

describe("the mapping", () => {
  it("is complete with id and position: then nothing is guessed", async () => {
    const map = ["编号=id", "经度=lon", "纬度=lat"];
    const { cameras, understanding } = await read("nanjing-utf8.csv", { map });
    expect(understanding.guessed).toBe(false);
    expect(cameras[0]).toMatchObject({
      name: "NJ-001",
      bearing: null,
      assumed: ["heightM", "widthPx", "heightPx", "tilt", "hfov"],
    });
  });

  it("leaves out a column that was struck, and guesses the rest", async () => {
    const { cameras, understanding } = await read("nanjing-utf8.csv", { map: ["方位角=-"] });
    expect(understanding.guessed).toBe(true);
    expect(cameras.map(({ bearing }) => bearing)).toEqual([null, null, null, 0, null]);
  });
});
