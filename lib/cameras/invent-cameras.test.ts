import { describe, expect, it } from "vitest";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { Polygon, XY } from "@/lib/geometry/polygon";
import type { DerivedSite } from "@/lib/sites/derived-site";
import type { Block } from "./invent/sight-lines";
import { type DensityOf, inventCameras } from "./invent-cameras";

const box = (x: number, y: number, w: number, h: number): Polygon => [
  Float64Array.of(x, y, x + w, y, x + w, y + h, x, y + h, x, y),
];

function aSite(key: string, more: Partial<DerivedSite> = {}): DerivedSite {
  const ground = [box(0, 0, 120, 20)];
  return {
    key,
    kind: "main-road",
    name: "示范路",
    nameEn: null,
    layer: 0,
    candidate: false,
    ground,
    parts: [{ ref: "surface", role: "surface", polygons: ground }],
    centreline: [
      [
        [0, 10],
        [120, 10],
      ],
    ],
    osmIds: [key],
    rule: "test",
    ...more,
  };
}

const observe: DensityOf = () => 62.5;
const roads = Array.from({ length: 30 }, (_, i) => aSite(`road:w${i}`));
const equip = (sites: readonly DerivedSite[], obstacles: readonly Block[] = [], seed = "demo") =>
  inventCameras({ sites, obstacles }, observe, seed);

describe("inventCameras", () => {
  it("gives the same cameras whatever order the sites come in, and others for another seed", () => {
    const cameras = equip(roads);
    expect(equip(roads.toReversed())).toEqual(cameras);
    expect(equip(roads, [], "other")).not.toEqual(cameras);
    expect(new Set(cameras.map(({ key }) => key)).size).toBe(cameras.length);
  });

  it("leaves some sites without any camera, gives others few or many, and candidates none", () => {
    const cameras = equip(roads);
    const counts = roads.map(({ key }) => cameras.filter(({ siteKey }) => siteKey === key).length);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(2);
    expect(new Set(counts).size).toBeGreaterThan(2);
    expect(equip(roads.map((road) => ({ ...road, candidate: true })))).toEqual([]);
  });

  it("stands them at the edge of their site, on its deck, and names them after it", () => {
    const cameras = equip(roads.map((road) => ({ ...road, layer: 1 })));
    expect(cameras.length).toBeGreaterThan(30);
    for (const { at, groundZM, heightM, layer, name } of cameras) {
      const fromEdge = Math.min(at[0], at[1], 120 - at[0], 20 - at[1]);
      expect(fromEdge).toBeCloseTo(0.6, 6);
      expect([groundZM, heightM, layer]).toEqual([5.5, 6, 1]);
      expect(name).toMatch(/^示范路-\d\d$/);
    }
  });

  it("stands none in the carriageway where one street goes on as another", () => {
    const ground = [box(120, 0, 40, 20)];
    const crossing = aSite("intersection:n1", { kind: "intersection", ground, parts: [], centreline: [] });
    for (const { siteKey, at } of equip([...roads.slice(0, 12), crossing])) {
      if (siteKey !== crossing.key) expect(120 - at[0]).toBeGreaterThan(0.7);
    }
  });

  it("never stands one inside a building", () => {
    const house: Block = { ground: [box(-10, -10, 70, 15)], baseM: 0, topM: 20, layer: 0 };
    const cameras = equip(roads, [house]);
    expect(cameras.length).toBeGreaterThan(20);
    for (const { at } of cameras) expect(pointInRings(at[0], at[1], house.ground.flat())).toBe(false);
  });

  it("sees nearly all of a site that is to be met, and no sight goes through a wall", () => {
    const wall: Block = { ground: [box(59.8, -1, 0.4, 22)], baseM: 0, topM: 8, layer: 0 };
    const met = roads.find(({ key }) => equip([aSite(key)]).length >= 3);
    expect(met).toBeDefined();
    const sides = equip([aSite(met?.key ?? "")], [wall]).map(({ at }) => at[0] < 60);
    expect(new Set(sides)).toEqual(new Set([true, false]));
  });

  it("does not record the direction of a few", () => {
    const cameras = equip(roads);
    const unknown = cameras.filter(({ bearing }) => bearing === null).length;
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThan(cameras.length / 10);
  });
});

describe("the places of an opening", () => {
  it("are watched with the density that a face needs", () => {
    const at: XY = [60, 20];
    const strip = [box(55, 17, 10, 3)];
    const squares = roads.map((road) =>
      aSite(road.key, {
        kind: "square",
        parts: [...road.parts, { ref: "entrance:n1", role: "entrance", polygons: strip, at }],
      }),
    );
    const faces: DensityOf = (_, role) => (role === "entrance" ? 125 : 25);
    const best = squares
      .map((site) => inventCameras({ sites: [site], obstacles: [] }, faces, "demo"))
      .filter((cameras) => cameras.length > 1);
    const watching = best.filter((cameras) =>
      cameras.some((camera) => Math.hypot(camera.at[0] - at[0], camera.at[1] - at[1]) <= 45),
    );
    expect(watching.length).toBe(best.length);
  });
});
