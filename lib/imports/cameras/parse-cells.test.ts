import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCrs } from "@/lib/crs/parse-crs";
import { saysNothing } from "./camera-field";
import { plainHeader } from "./header-words";
import { lensAngle, parseSensorWidth } from "./lens-angle";
import { parseBearing } from "./parse-bearing";
import { parseKind } from "./parse-kind";
import { parseAngle, parseLength, parseMillimetres, parseNumber } from "./parse-measure";
import { parseResolution } from "./parse-resolution";

describe("parseNumber", () => {
  it.each([
    ["12.5", 12.5],
    [" -3 ", -3],
    ["１２．５", 12.5],
    ["1e3", 1000],
    [".5", 0.5],
    ["NaN", null],
    ["Infinity", null],
    ["1,234", null],
    ["1,5", null],
    ["0x10", null],
    ["12 m", null],
    ["", null],
  ])("reads “%s” as %s", (text, number) => expect(parseNumber(text)).toBe(number));

  it("reads back every finite number it wrote", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => parseNumber(String(x)) === x || x === 0),
    );
  });
});

describe("lengths, angles and lenses with their units", () => {
  it.each([
    ["12.5", 12.5],
    ["12.5m", 12.5],
    ["12.5 米", 12.5],
    ["450cm", 4.5],
    ["6500 mm", 6.5],
    ["6.5°", null],
    ["about 6", null],
    ["6-8", null],
  ])("%s is %s m", (text, length) => expect(parseLength(text)).toBe(length));

  it.each([
    ["30", 30],
    ["30°", 30],
    ["-12.5 度", -12.5],
    ["30 deg", 30],
    ["30 m", null],
  ])("%s is %s degrees", (text, angle) => expect(parseAngle(text)).toBe(angle));

  it.each([
    ["4", 4],
    ["4mm", 4],
    ["0.4cm", 4],
    ["2.8-12mm", null],
  ])("%s is %s mm", (text, length) => expect(parseMillimetres(text)).toBe(length));

  it.each([
    ['1/2.8"', 5.37],
    ["1/2.8英寸 CMOS", 5.37],
    ["1/1.8", 7.18],
    ["5.4mm", 5.4],
    ['1"', 12.8],
    ["1", null],
    ["big", null],
  ])("a sensor of %s is %s mm wide", (text, width) => expect(parseSensorWidth(text)).toBe(width));

  it("sees 90 degrees where the lens is half as long as the sensor is wide", () => {
    expect(lensAngle(4, 8)).toBeCloseTo(90, 12);
  });
});

describe("parseBearing", () => {
  const at = (bearing: number, hfov: number | null = null) => ({ kind: "fixed", bearing, hfov });
  it.each([
    ["90", [at(90)]],
    ["360", [at(0)]],
    ["90°", [at(90)]],
    ["90度", [at(90)]],
    ["NE", [at(45)]],
    ["ssw", [at(202.5)]],
    ["东北", [at(45)]],
    ["正北", [at(0)]],
    ["朝西南方向", [at(225)]],
    ["45-135", [at(90, 90)]],
    ["90;270", [at(90), at(270)]],
    ["东、西", [at(90), at(270)]],
    ["0-360", [{ kind: "panoramic" }]],
    ["-10", null],
    ["400", null],
    ["NaN", null],
    ["由东向西", null],
    ["forward", null],
  ])("reads %s", (text, looks) => expect(parseBearing(text)).toEqual(looks));
});

describe("parseKind", () => {
  it.each([
    ["枪机", "fixed"],
    ["固定枪机", "fixed"],
    ["半球摄像机", "fixed"],
    ["高速球机", "fixed"],
    ["Speed Dome", "fixed"],
    ["PTZ camera", "fixed"],
    ["全景", "panoramic"],
    ["多目全景摄像机", "panoramic"],
    ["fisheye", "panoramic"],
    ["red_light", null],
    ["1", null],
  ])("%s is %s", (text, kind) => expect(parseKind(text)).toBe(kind));
});

describe("parseResolution", () => {
  it.each([
    ["1920×1080", [1920, 1080]],
    ["1920 * 1080", [1920, 1080]],
    ["2560X1440P", [2560, 1440]],
    ["1080p", [1920, 1080]],
    ["4K", [3840, 2160]],
    ["4MP", [2560, 1440]],
    ["400万", [2560, 1440]],
    ["200万像素", [1920, 1080]],
    ["800万像素", [3840, 2160]],
    ["7MP", null],
    ["1920", null],
    ["0×1080", null],
    ["高清", null],
  ])("%s is %s", (text, size) => {
    expect(parseResolution(text)).toEqual(size && { widthPx: size[0], heightPx: size[1] });
  });
});

describe("parseCrs", () => {
  it.each([
    ["WGS84", "EPSG:4326"],
    ["wgs_84", "EPSG:4326"],
    ["CGCS2000", "EPSG:4490"],
    ["国家2000坐标系", "EPSG:4490"],
    ["gcj-02", "GCJ-02"],
    ["火星坐标", "GCJ-02"],
    ["BD09", "BD-09"],
    ["百度坐标系", "BD-09"],
    ["EPSG:4549", "EPSG:4549"],
    ["4547", "EPSG:4547"],
    ["EPSG:3857", null],
    ["Beijing54", null],
  ])("%s is %s", (text, crs) => expect(parseCrs(text)).toBe(crs));
});

describe("headings and empty cells", () => {
  it.each([
    ["安装高度(m)", "安装高度"],
    ["安装高度（米）", "安装高度"],
    ["Camera_ID", "cameraid"],
    ["镜头 朝向", "镜头朝向"],
    ["Ｌｏｎ", "lon"],
  ])("%s reads %s", (header, plain) => expect(plainHeader(header)).toBe(plain));

  it("says nothing with dashes and words for nothing, but NaN is a number gone wrong", () => {
    expect(["", " - ", "无", "未知", "N/A", "null"].every(saysNothing)).toBe(true);
    expect(["NaN", "0", "北"].some(saysNothing)).toBe(false);
  });
});
