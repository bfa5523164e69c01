import { describe, expect, it } from "vitest";
import type { XY } from "@/lib/geometry/polygon";
import { area } from "@/lib/geometry/polygon-boolean";
import type { OsmFeature } from "@/lib/osm/feature";
import { DerivationLog } from "./derivation-log";
import { deriveObstacles } from "./obstacles";

type Tags = OsmFeature["tags"];
const closed = (points: readonly XY[]): XY[] => [...points, points[0] as XY];
const square = (x: number, y: number, side: number): XY[] =>
  closed([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]);
const areaOf = (id: string, tags: Tags, ...rings: XY[][]): OsmFeature => ({
  id,
  tags,
  geometry: { type: "area", polygons: [rings] },
});
const lineOf = (id: string, tags: Tags, line: XY[]): OsmFeature => ({
  id,
  tags,
  geometry: { type: "line", line, nodes: line.map((_, i) => i + 1) },
});

/** Degrees are metres here. */
function derive(...features: OsmFeature[]) {
  const log = new DerivationLog();
  return { obstacles: deriveObstacles(features, (at) => at, log), issues: log.list() };
}

describe("deriveObstacles", () => {
  it("stands a building on the ground, courtyard left open", () => {
    const { obstacles, issues } = derive(
      areaOf("w1", { building: "school", name: "小学", height: "15" }, square(0, 0, 20), square(5, 5, 10)),
    );
    expect(obstacles).toEqual([
      expect.objectContaining({
        key: "building/w1",
        osmId: "w1",
        kind: "building",
        name: "小学",
        baseM: 0,
        topM: 15,
        layer: 0,
      }),
    ]);
    expect(area(obstacles[0]?.ground ?? [])).toBeCloseTo(300, 6);
    expect(issues).toEqual([]);
  });

  it("knows what is no building", () => {
    expect(
      derive(areaOf("w1", { building: "no" }, square(0, 0, 9)), areaOf("w2", { leisure: "park" }, square(0, 0, 9)))
        .obstacles,
    ).toEqual([]);
    expect(derive(lineOf("w1", { building: "yes" }, square(0, 0, 9))).obstacles).toEqual([]);
  });

  it("keeps what is below ground on its own layer, under the street", () => {
    const { obstacles } = derive(
      areaOf("w1", { building: "yes", layer: "-1", height: "4" }, square(0, 0, 9)),
      areaOf("w2", { building: "yes", location: "underground" }, square(20, 0, 9)),
      areaOf("w3", { building: "yes", layer: "2", height: "10" }, square(40, 0, 9)),
    );
    expect(obstacles.map(({ layer, baseM, topM }) => [layer, baseM, topM])).toEqual([
      [-1, -5.5, -1.5],
      [-1, -5.5, 3.5],
      [2, 0, 10],
    ]);
  });

  it("hangs canopies and decks in the air", () => {
    const { obstacles } = derive(
      areaOf("w1", { building: "roof" }, square(0, 0, 9)),
      areaOf("w2", { man_made: "bridge", layer: "2" }, square(20, 0, 9)),
      areaOf("w3", { man_made: "bridge" }, square(40, 0, 9)),
    );
    expect(obstacles.map(({ key, kind, baseM, topM, layer }) => [key, kind, baseM, topM, layer])).toEqual([
      ["building/w1", "canopy", 3.5, 4, 0],
      ["deck/w2", "deck", 10, 11, 2],
      ["deck/w3", "deck", 4.5, 5.5, 1],
    ]);
  });

  it("builds a wall 0.3 m thick along its line, once if it is closed", () => {
    const ring = square(0, 0, 10);
    const { obstacles } = derive(
      lineOf("w1", { barrier: "wall" }, [
        [0, 0],
        [50, 0],
      ]),
      lineOf("w2", { barrier: "wall", height: "3" }, ring),
      areaOf("w2", { barrier: "wall", height: "3" }, ring),
    );
    expect(
      obstacles.map(({ key, topM, ground }) => [key, topM, ground.length, Math.round(area(ground) * 10) / 10]),
    ).toEqual([
      ["wall/w1", 2, 1, 15],
      ["wall/w2", 3, 1, 12],
    ]);
  });

  it("splits a bow-tie into its lobes and reports it", () => {
    const bowTie = closed([
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ]);
    const { obstacles, issues } = derive(areaOf("w7", { building: "yes" }, bowTie));
    expect(obstacles[0]?.ground).toHaveLength(2);
    expect(area(obstacles[0]?.ground ?? [])).toBeCloseTo(50, 6);
    expect(issues).toEqual([{ code: "self-crossing", count: 1, examples: ["w7"] }]);
  });

  it.each<[string, XY[]]>([
    ["clockwise", square(0, 0, 9).toReversed()],
    ["every corner twice", square(0, 0, 9).flatMap((corner) => [corner, corner])],
    ["walked twice", [...square(0, 0, 9), ...square(0, 0, 9).slice(1)]],
    [
      "a spike without width",
      closed([
        [0, 0],
        [9, 0],
        [9, 9],
        [9, 20],
        [9, 9],
        [0, 9],
      ]),
    ],
    [
      "a sliver of a micrometre beside it",
      closed([
        [0, 0],
        [9, 0],
        [9, 9],
        [9, 20],
        [9 - 1e-6, 9],
        [0, 9],
      ]),
    ],
  ])("takes a building told %s for what it encloses", (_, ring) => {
    const { obstacles } = derive(areaOf("w1", { building: "yes" }, ring));
    expect(obstacles).toHaveLength(1);
    expect(area(obstacles[0]?.ground ?? [])).toBeCloseTo(81, 4);
  });

  it("lets parts draw their building where they cover it, not where they only touch it", () => {
    const { obstacles, issues } = derive(
      areaOf("w1", { building: "yes", height: "100" }, square(0, 0, 20)),
      areaOf("w2", { "building:part": "yes", height: "12" }, square(0, 0, 20)),
      areaOf("w3", { "building:part": "tower", min_height: "12", height: "100" }, square(5, 5, 8)),
      areaOf("w4", { building: "yes", height: "30" }, square(100, 0, 20)),
      areaOf("w5", { "building:part": "tower", height: "40" }, square(100, 0, 5)),
    );
    expect(obstacles.map(({ key, topM }) => [key, topM])).toEqual([
      ["building/w4", 30],
      ["part/w2", 12],
      ["part/w3", 100],
      ["part/w5", 40],
    ]);
    expect(issues).toEqual([{ code: "drawn-by-parts", count: 1, examples: ["w1"] }]);
  });

  it("reports heights that cannot be, and areas that are none", () => {
    const flat = closed([
      [0, 0],
      [5, 0],
      [9, 0],
    ]);
    const { obstacles, issues } = derive(
      areaOf("w1", { building: "yes", height: "0", "building:levels": "-2" }, square(0, 0, 9)),
      areaOf("w2", { building: "yes" }, flat),
    );
    expect(obstacles).toHaveLength(1);
    expect(issues).toEqual([
      { code: "no-ground", count: 1, examples: ["w2"] },
      { code: "doubtful-height", count: 1, examples: ["w1"] },
    ]);
  });
});
