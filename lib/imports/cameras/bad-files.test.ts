import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type CameraFileOptions, describeCameraFileError, readCameraFile } from "./read-camera-file";

const BAD = "tests/fixtures/bad/cameras";

/** Every file that must be refused: what it is refused for, and what the message must tell a person. */
const CASES: readonly (readonly [file: string, code: string, says: readonly string[], options?: CameraFileOptions])[] =
  [
    // Not a table at all.
    ["picture.csv", "unknown-format", ["picture.csv", "it is a picture", "CSV, XLSX, GeoJSON"]],
    ["packed.csv.gz", "unknown-format", ["unpack it first"]],
    ["old-excel.xls", "old-excel", ["Save it as .xlsx"]],
    ["bare.shp", "bare-shapefile", ["Zip the .shp with its .shx, .dbf and .prj"]],
    ["not-geojson.geojson", "not-geojson", ["FeatureCollection"]],
    ["not-kml.kml", "not-kml", ["<gpx>"]],
    ["doctype.kml", "xml-doctype", ["Remove the DOCTYPE"]],
    ["neither-utf8-nor-gb18030.csv", "wrong-encoding", ["--encoding"]],
    // Nothing in it.
    ["empty.csv", "empty-file", ["the file is empty"]],
    ["blank.csv", "empty-file", ["the file is empty"]],
    ["header-only.csv", "no-rows", ["no row below it"]],
    // Cut short.
    ["truncated-in-quotes.csv", "truncated", ["after line 2", "a quotation mark is never closed"]],
    ["truncated-in-sign.csv", "truncated", ["its last sign is cut"]],
    ["truncated.geojson", "truncated", ["the file ends too early"]],
    ["truncated.kml", "truncated", ["the file ends too early"]],
    ["truncated.zip", "truncated", ["the file ends too early"]],
    ["truncated.xlsx", "truncated", ["the file ends too early"]],
    // Archives.
    ["zip-bomb.zip", "archive-bomb", ["20000000", "Do not trust it"]],
    ["password.zip", "encrypted", ["Remove the password"]],
    ["without-dbf.zip", "shapefile-incomplete", ["the .dbf is missing"]],
    ["without-table.zip", "archive-without-table", ["Unpack it"]],
    ["two-shapefiles.zip", "several-layers", ["2 Shapefiles"]],
    ["damaged-shapefile.zip", "damaged", ["the content is damaged"]],
    // Columns.
    ["unknown-headings.csv", "no-id-column", ["--map COLUMN=id", "甲, 乙, 丙"]],
    ["no-position.csv", "no-position-column", ["--map COLUMN=lon"]],
    ["duplicates.csv", "unknown-column", ["there is no column jd", "编号, 经度, 纬度"], { map: ["jd=lon"] }],
    ["duplicates.csv", "unknown-field", ["there is no field longitude"], { map: ["经度=longitude"] }],
    ["duplicates.csv", "field-twice", ["lon twice"], { map: ["经度=lon", "纬度=lon"] }],
    ["duplicates.csv", "bad-map", ["COLUMN=FIELD"], { map: ["经度"] }],
    ["duplicates.csv", "unknown-encoding", ["gb18030"], { encoding: "klingon" }],
    // Coordinate systems.
    ["duplicates.csv", "unknown-crs", ["Beijing54", "EPSG:4549"], { crs: "Beijing54" }],
    ["other-system.geojson", "unknown-crs", ["EPSG:3857"]],
    ["metres-without-system.csv", "crs-needed", ["668123.5", "--crs EPSG:4547"]],
    [
      "wrong-system.csv",
      "bad-rows",
      ["line 2, column 东坐标 “668123.5, 3546123.4”", "--crs EPSG:4549"],
      { crs: "WGS84" },
    ],
    ["zone-prefix.csv", "bad-rows", ["first two digits"], { crs: "EPSG:4549" }],
    ["swapped.csv", "bad-rows", ["line 2, column 经度 “32.04193, 118.78412”", "swapped"]],
    ["swapped.csv", "bad-rows", ["swapped"], { anywhere: true }],
    ["outside-china.csv", "bad-rows", ["2 values are wrong", "line 3, column 经度 “11.57549, 48.13743”", "--anywhere"]],
    // Rows.
    ["duplicates.csv", "bad-rows", ["1 value is wrong", "line 4, column 编号 “A1, as in 2”", "Remove the copy"]],
    ["no-id.csv", "bad-rows", ["line 2, column 编号: the camera has no id"]],
    [
      "nan.csv",
      "bad-rows",
      [
        "4 values are wrong",
        "line 2, column 经度 “NaN”: this is not a number",
        "line 3, column 纬度 “Infinity”",
        "line 4, column 安装高度 “NaN”",
        "line 5, column 纬度: the camera has no position",
      ],
    ],
    [
      "out-of-range.csv",
      "bad-rows",
      [
        "7 values are wrong",
        "line 2, column 安装高度 “-3”",
        "line 2, column 方位角 “400”",
        "line 2, column 俯角 “91”",
        "line 2, column 水平视场角 “180”",
        "line 3, column 方位角 “-10”",
        "line 3, column 水平视场角 “0”",
        "line 3, column 分辨率 “大”",
      ],
    ],
    [
      "bad-dates.csv",
      "bad-rows",
      [
        "5 values are wrong",
        "line 2, column 验收日期 “2021-02-30”: this is no day",
        "line 3, column 建成日期 “2099-01-01”: this day has not come yet",
        "line 4, column 验收日期 “2021-06-11”: this day comes before an earlier step",
        "line 5, column 验收文号 “公验 7”: a document of acceptance without its day",
        "line 6, column 停用日期 “2021-06-30”",
      ],
    ],
    ["uneven.csv", "bad-rows", ["line 2 “A1 | 新街口 | 东 | 118.78412 | 32.04193”", "quotation marks", "line 3"]],
    ["bad-feature.geojson", "not-geojson", ["feature 2", "properties"]],
    [
      "polygons.geojson",
      "bad-rows",
      ["feature 2 “Polygon”: the feature is not a point", "feature 3: the camera has no"],
    ],
    ["null-numbers.geojson", "bad-rows", ["feature 1 “NaN, 32.04”: this is not a number"]],
  ];

describe("a bad file", () => {
  it.each(CASES.map(([file, code, says, options = {}]) => ({ file, code, says, options })))(
    "$file is refused: $code",
    async ({ file, code, says, options }) => {
      const read = await readCameraFile(path.join(BAD, file), options);
      expect(read.ok).toBe(false);
      if (read.ok) return;
      const { error } = read;
      expect("error" in error ? error.error.code : error.code).toBe(code);
      const text = describeCameraFileError(error);
      for (const part of [file, ...says]) expect(text).toContain(part);
    },
  );

  it("is refused where it does not exist, or is a folder", async () => {
    for (const file of ["tests/fixtures/bad/cameras/absent.csv", "tests/fixtures/bad"]) {
      const read = await readCameraFile(file);
      expect(read.ok ? "taken" : read.error).toMatchObject({ code: "unreadable" });
    }
  });

  it("has a case each", () => {
    expect(readdirSync(BAD).sort()).toEqual([...new Set(CASES.map(([file]) => file))].sort());
  });

  it("lists the first twenty of many errors, and counts all", async () => {
    const read = await readCameraFile("tests/fixtures/cameras/munich-osm-surveillance-2020.csv");
    if (read.ok || read.error.code !== "bad-rows") throw new Error("Munich lies outside China");
    expect(read.error.issues).toHaveLength(209);
    const lines = describeCameraFileError(read.error).split("\n");
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toContain("189 more");
  });
});
