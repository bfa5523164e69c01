import { describe, expect, it } from "vitest";
import type { XY } from "@/lib/geometry/polygon";
import type { OsmFeature } from "@/lib/osm/feature";
import { deriveCameras } from "./cameras";
import { DerivationLog } from "./derivation-log";
import { deriveObstacles } from "./obstacles";

const house = (x: number, y: number): OsmFeature => ({
  id: `w${x}`,
  tags: { building: "yes", height: "10" },
  geometry: {
    type: "area",
    polygons: [
      [
        [
          [x, y],
          [x + 20, y],
          [x + 20, y + 20],
          [x, y + 20],
          [x, y],
        ],
      ],
    ],
  },
});
const cameraAt = (at: XY, tags: OsmFeature["tags"] = {}, id = "n1"): OsmFeature => ({
  id,
  tags: { man_made: "surveillance", ...tags },
  geometry: { type: "point", at },
});

/** Degrees are metres here. */
function derive(...features: OsmFeature[]) {
  const log = new DerivationLog();
  const obstacles = deriveObstacles(features, (at) => at, log);
  return { cameras: deriveCameras(features, (at) => at, obstacles, log), issues: log.list() };
}

describe("deriveCameras", () => {
  it("never makes up a direction", () => {
    const { cameras } = derive(cameraAt([5, 5]), cameraAt([9, 9], { "camera:type": "dome" }, "n2"));
    expect(cameras.map(({ key, kind, bearing, at }) => [key, kind, bearing, at])).toEqual([
      ["osm/n1", "fixed", null, [5, 5]],
      ["osm/n2", "fixed", null, [9, 9]],
    ]);
    expect(cameras[0]).toMatchObject({ name: "n1", heightM: 4, tilt: 15, hfov: 60, widthPx: 1920, heightPx: 1080 });
    expect(cameras[0]?.assumed).toEqual(["heightM", "widthPx", "heightPx", "tilt", "hfov"]);
  });

  it("takes direction, tilt, height, name and layer from the tags, and says what it assumed", () => {
    const tags = {
      "camera:direction": "SE",
      direction: "0",
      "camera:angle": "12",
      height: "5 m",
      name: "东门",
      layer: "1",
    };
    expect(derive(cameraAt([0, 0], tags)).cameras).toEqual([
      expect.objectContaining({
        name: "东门",
        bearing: 135,
        tilt: 12,
        heightM: 5,
        layer: 1,
        groundZM: 5.5,
        device: null,
      }),
    ]);
    expect(derive(cameraAt([0, 0], tags)).cameras[0]?.assumed).toEqual(["widthPx", "heightPx", "hfov"]);
  });

  it("makes a range its angle, and several directions one device", () => {
    const { cameras } = derive(
      cameraAt([0, 0], { direction: "60-120" }),
      cameraAt([9, 0], { direction: "0;180" }, "n2"),
      cameraAt([9, 9], { "camera:type": "panoramic" }, "n3"),
    );
    expect(cameras.map(({ key, device, kind, bearing, hfov }) => [key, device, kind, bearing, hfov])).toEqual([
      ["osm/n1", null, "fixed", 90, 60],
      ["osm/n2/1", "osm/n2", "fixed", 0, 60],
      ["osm/n2/2", "osm/n2", "fixed", 180, 60],
      ["osm/n3", null, "panoramic", 0, null],
    ]);
    expect(cameras[0]?.assumed).not.toContain("hfov");
  });

  it("reports directions it cannot read, and what takes no pictures", () => {
    const { cameras, issues } = derive(
      cameraAt([0, 0], { direction: "forward" }),
      cameraAt([5, 0], { "surveillance:type": "guard" }, "n2"),
    );
    expect(cameras.map(({ bearing }) => bearing)).toEqual([null]);
    expect(issues).toEqual([
      { code: "unreadable-direction", count: 1, examples: ["n1"] },
      { code: "not-a-camera", count: 1, examples: ["n2"] },
    ]);
  });

  it("reports heights and tilts that cannot be, and takes our defaults for them", () => {
    const { cameras, issues } = derive(
      cameraAt([0, 0], { "camera:angle": "120" }),
      cameraAt([5, 0], { height: "first floor" }, "n2"),
      cameraAt([9, 0], { "camera:angle": "-10", height: "3" }, "n3"),
    );
    expect(cameras.map(({ tilt, heightM }) => [tilt, heightM])).toEqual([
      [15, 4],
      [15, 4],
      [-10, 3],
    ]);
    expect(issues).toEqual([{ code: "doubtful-camera-tag", count: 2, examples: ["n1", "n2"] }]);
  });

  it("moves a wall camera drawn inside its building 0.3 m outside the nearest wall", () => {
    const { cameras, issues } = derive(house(0, 0), cameraAt([19, 8], { "camera:mount": "wall" }));
    expect(cameras[0]?.at).toEqual([expect.closeTo(20.3, 6), expect.closeTo(8, 6)]);
    expect(issues).toEqual([{ code: "camera-moved-outside", count: 1, examples: ["n1"] }]);
  });

  it("does not move it into the house next door", () => {
    const { cameras } = derive(house(0, 0), house(20, 0), cameraAt([19, 12], { "camera:mount": "wall" }));
    expect(cameras[0]?.at).toEqual([expect.closeTo(19, 6), expect.closeTo(20.3, 6)]);
  });

  it("leaves others where they are and reports them: indoors, or on no wall", () => {
    const { cameras, issues } = derive(
      house(0, 0),
      cameraAt([10, 10], { surveillance: "indoor", "camera:mount": "wall" }),
      cameraAt([11, 10], {}, "n2"),
    );
    expect(cameras.map(({ at }) => at)).toEqual([
      [10, 10],
      [11, 10],
    ]);
    expect(issues).toEqual([{ code: "camera-in-building", count: 2, examples: ["n1", "n2"] }]);
  });

  it("leaves a camera alone that hangs on the wall, or above the roof", () => {
    const { cameras, issues } = derive(
      house(0, 0),
      cameraAt([19.97, 8], { "camera:mount": "wall" }),
      cameraAt([10, 10], { "camera:mount": "wall", height: "12" }, "n2"),
    );
    expect(cameras.map(({ at }) => at)).toEqual([
      [19.97, 8],
      [10, 10],
    ]);
    expect(issues).toEqual([]);
  });
});
