import { describe, expect, it } from "vitest";
import type { TableFile } from "../files/table-file";
import { guessColumns } from "./guess-columns";
import { readCameras } from "./read-cameras";

function table(columns: readonly string[], ...rows: readonly (readonly string[])[]): TableFile {
  return {
    ...{ format: "csv", columns, crs: null, encoding: "utf-8", delimiter: ",", sha256: "" },
    rows: rows.map((values, i) => ({ number: i + 2, values, place: null })),
  };
}

function guess(file: TableFile, map: readonly string[] = []) {
  const result = guessColumns(file, map);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const fields = (file: TableFile) => Object.fromEntries(guess(file).uses.map(({ name, field }) => [name, field]));
const RULES = { crs: "EPSG:4490", anywhere: false, today: "2026-11-24" } as const;

describe("guessColumns", () => {
  it("reads the headings of a municipal list", () => {
    const columns = [
      "序号",
      "国标编码",
      "点位名称",
      "经度",
      "纬度",
      "坐标系",
      "设备类型",
      "安装高度(米)",
      "监控方向",
      "红外距离",
    ];
    const row = ["1", "32010200001310000001", "新街口", "118.78", "32.04", "WGS84", "球机", "6.5", "东", "50"];
    expect(fields(table(columns, row))).toEqual({
      国标编码: "id",
      点位名称: "name",
      经度: "lon",
      纬度: "lat",
      坐标系: "crs",
      设备类型: "kind",
      "安装高度(米)": "height",
      监控方向: "bearing",
      红外距离: "infrared",
    });
  });

  it("does not believe a heading whose values do not fit, and says so", () => {
    const file = table(
      ["id", "lon", "lat", "direction"],
      ["1", "118.78", "32.04", "inbound"],
      ["2", "118.79", "32.04", "outbound"],
    );
    expect(fields(file)).not.toHaveProperty("direction");
    expect(guess(file).notes).toEqual([
      { code: "values-do-not-fit", column: "direction", field: "bearing", example: "inbound" },
    ]);
  });

  it("turns round the X and Y of a Chinese survey, where X is the northing", () => {
    expect(fields(table(["编号", "X", "Y"], ["1", "3546123.4", "668123.5"]))).toEqual({
      编号: "id",
      X: "lat",
      Y: "lon",
    });
    expect(fields(table(["id", "x", "y"], ["1", "668123.5", "3546123.4"]))).toEqual({ id: "id", x: "lon", y: "lat" });
  });
});

describe("readCameras", () => {
  const read = (file: TableFile) => readCameras(file, guess(file), RULES);

  it("reads each row in the coordinate system it names", () => {
    const file = table(
      ["id", "lon", "lat", "坐标系"],
      ["1", "118.78", "32.04", "WGS84"],
      ["2", "118.78", "32.04", "gcj02"],
      ["3", "118.78", "32.04", ""],
    );
    const [first, second, third] = read(file).cameras;
    expect(first?.position).toEqual([118.78, 32.04]);
    expect(third?.position).toEqual([118.78, 32.04]);
    expect(Math.abs((second?.position[0] ?? 0) - 118.78)).toBeGreaterThan(0.003);
  });

  it("takes several directions in one row as several lenses of one device", () => {
    const { cameras } = read(table(["id", "lon", "lat", "bearing"], ["7", "118.78", "32.04", "90;270"]));
    expect(cameras.map(({ id, device, bearing }) => ({ id, device, bearing }))).toEqual([
      { id: "7/1", device: "7", bearing: 90 },
      { id: "7/2", device: "7", bearing: 270 },
    ]);
  });

  it("turns tilts that are all negative, and only then", () => {
    const pitched = read(
      table(["id", "lon", "lat", "俯仰角"], ["1", "118.78", "32.04", "-20"], ["2", "118.79", "32.04", "0"]),
    );
    expect(pitched.tiltsTurned).toBe(true);
    expect(pitched.cameras.map(({ tilt }) => tilt)).toEqual([20, 0]);
    const mixed = read(
      table(["id", "lon", "lat", "俯仰角"], ["1", "118.78", "32.04", "-20"], ["2", "118.79", "32.04", "5"]),
    );
    expect(mixed.cameras.map(({ tilt }) => tilt)).toEqual([-20, 5]);
  });

  it("computes the angle of view from lens and sensor, but not from a zoom or a lens alone", () => {
    const columns = ["id", "lon", "lat", "焦距", "传感器"];
    const rows = [
      ["1", "118.78", "32.04", "4mm", '1/2.8"'],
      ["2", "118.78", "32.04", "2.8-12mm", '1/2.8"'],
      ["3", "118.78", "32.04", "4mm", ""],
    ];
    expect(read(table(columns, ...rows)).cameras.map(({ hfov, assumed }) => [hfov, assumed.includes("hfov")])).toEqual([
      [67.74, false],
      [60, true],
      [60, true],
    ]);
  });

  it("lists what is wrong with every row, and not only the first", () => {
    const file = table(["id", "lon", "lat", "height"], ["1", "x", "32.04", "0"], ["1", "118.78", "32.04", "6"]);
    expect(read(file).issues.map(({ code, row, column }) => ({ code, row, column }))).toEqual([
      { code: "not-a-number", row: 2, column: "lon" },
      { code: "bad-length", row: 2, column: "height" },
      { code: "duplicate-id", row: 3, column: "id" },
    ]);
  });
});
