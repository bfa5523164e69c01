import { describe, expect, it } from "vitest";
import type { XY } from "@/lib/geometry/polygon";
import type { DerivedSite } from "@/lib/sites/derived-site";
import { inventCameras } from "./invent-cameras";

const box = (x: number, y: number, w: number, h: number) => [
  Float64Array.of(x, y, x + w, y, x + w, y + h, x, y + h, x, y),
];

function aSite(key: string, more: Partial<DerivedSite> = {}): DerivedSite {
  const ground = [box(0, 0, 200, 20)];
  return {
    key,
    kind: "main-road",
    name: null,
    nameEn: null,
    layer: 0,
    candidate: false,
    ground,
    parts: [{ ref: "surface", role: "surface", polygons: ground }],
    centreline: [
      [
        [0, 10],
        [200, 10],
      ],
    ],
    osmIds: [key],
    rule: "test",
    ...more,
  };
}

const roads = Array.from({ length: 40 }, (_, i) => aSite(`road:w${i}`));

describe("inventCameras", () => {
  it("gives the same cameras whatever order the sites come in, and others for another seed", () => {
    const cameras = inventCameras(roads, "demo");
    expect(inventCameras([...roads].reverse(), "demo")).toEqual(cameras);
    expect(inventCameras(roads, "other")).not.toEqual(cameras);
  });

  it("equips some roads and not others, and no candidate", () => {
    const equipped = new Set(inventCameras(roads, "demo").map((camera) => camera.siteKey));
    expect(equipped.size).toBeGreaterThan(10);
    expect(equipped.size).toBeLessThan(38);
    expect(
      inventCameras(
        roads.map((road) => ({ ...road, candidate: true })),
        "demo",
      ),
    ).toEqual([]);
  });

  it("looks along the street, one way and back, and stands on its deck", () => {
    const bridges = roads.map((road) => ({ ...road, layer: 1 }));
    const cameras = inventCameras(bridges, "demo");
    expect(new Set(cameras.map((camera) => camera.bearing))).toEqual(new Set([90, 270]));
    expect(new Set(cameras.map((camera) => camera.groundZM))).toEqual(new Set([5.5]));
    expect(new Set(cameras.map((camera) => camera.key)).size).toBe(cameras.length);
  });

  it("aims at openings from inside the site", () => {
    const at: XY = [100, 20];
    const squares = roads.map((road) =>
      aSite(road.key, {
        kind: "square",
        centreline: [],
        parts: [...road.parts, { ref: "entrance:n1", role: "entrance", polygons: [box(95, 17, 10, 3)], at }],
      }),
    );
    const fixed = inventCameras(squares, "demo").filter((camera) => camera.kind === "fixed");
    expect(fixed.length).toBeGreaterThan(0);
    for (const camera of fixed) expect(camera.bearing).toBe(0);
  });
});
