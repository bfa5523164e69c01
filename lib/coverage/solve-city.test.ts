import { describe, expect, it } from "vitest";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { totalArea } from "@/lib/geometry/ring-area";
import type { CityCamera, CityToSolve, ObstacleToSolve, PartToSolve } from "./city-input";
import { solveCity } from "./solve-city";

const box = (west: number, south: number, east: number, north: number): MultiPolygon => [
  [Float64Array.of(west, south, east, south, east, north, west, north, west, south)],
];
/** Sees 10 × 5 m straight below itself, at up to 200 px/m. */
const down = (id: string, x: number, y: number, more: Partial<CityCamera> = {}): CityCamera => ({
  id,
  kind: "fixed",
  x,
  y,
  z: 6.6,
  groundZ: 0,
  layer: 0,
  bearing: 0,
  tilt: 90,
  hfov: 90,
  widthPx: 2000,
  heightPx: 1000,
  ...more,
});
const part = (id: string, ground: MultiPolygon, more: Partial<PartToSolve> = {}): PartToSolve => ({
  id,
  siteId: "s",
  kind: "square",
  role: "surface",
  ref: id,
  layer: 0,
  z: 0,
  level: "observe",
  ground,
  ...more,
});
const obstacle = (id: string, ground: MultiPolygon, base: number, top: number, layer = 0): ObstacleToSolve => ({
  id,
  ground,
  base,
  top,
  layer,
});
const city = (more: Partial<CityToSolve>): CityToSolve => ({
  targetHeight: 1.6,
  levels: { observe: 60, recognise: 125, identify: 250 },
  cameras: [],
  obstacles: [],
  parts: [part("p", box(0, 0, 20, 10))],
  centrelines: new Map(),
  ...more,
});
const near = (m2: number) => expect.closeTo(m2, 6);

describe("solveCity", () => {
  it("solves every part at every level, and sums them up for the site", () => {
    const solved = solveCity(
      city({
        cameras: [down("a", 5, 5), down("b", 7, 5)],
        parts: [part("p", box(0, 0, 20, 10)), part("q", box(0, 10, 4, 13), { role: "entrance", level: "recognise" })],
      }),
    );
    const nothing = { coveredArea: 0, twiceArea: 0 };
    expect(solved.zones).toEqual([
      {
        partId: "p",
        level: "observe",
        point: false,
        area: near(200),
        coveredArea: near(60),
        twiceArea: near(40),
        gapArea: near(140),
        met: false,
        levels: {
          observe: { coveredArea: near(60), twiceArea: near(40), gapArea: near(140) },
          recognise: { coveredArea: near(60), twiceArea: near(40), gapArea: near(140) },
          identify: { ...nothing, gapArea: near(200) },
        },
      },
      {
        partId: "q",
        level: "recognise",
        point: true,
        area: near(12),
        ...nothing,
        gapArea: near(12),
        met: false,
        levels: {
          observe: { ...nothing, gapArea: near(12) },
          recognise: { ...nothing, gapArea: near(12) },
          identify: { ...nothing, gapArea: near(12) },
        },
      },
    ]);
    expect(solved.sites).toEqual([
      expect.objectContaining({
        siteId: "s",
        state: "partial",
        coverage: near(60 / 212),
        areaM2: near(212),
        coveredM2: near(60),
        gapM2: near(152),
        cameras: ["a", "b"],
        levels: expect.objectContaining({
          observe: { coveredArea: near(60), twiceArea: near(40), gapArea: near(152) },
        }),
      }),
    ]);
    expect(solved.gaps.map(({ partId, level, area }) => [partId, level, area])).toEqual([
      ["p", "observe", near(140)],
      ["q", "recognise", near(12)],
    ]);
  });

  it("leaves out ground under obstacles that stand on it or hang low, but not under high or deep ones", () => {
    const areaWith = (more: ObstacleToSolve, ground = {}) =>
      solveCity(city({ parts: [part("p", box(0, 0, 20, 10), ground)], obstacles: [more] })).zones[0]?.area;
    expect(areaWith(obstacle("house", box(0, 0, 5, 10), 0, 9))).toEqual(near(150));
    expect(areaWith(obstacle("low roof", box(0, 0, 5, 10), 1.9, 3))).toEqual(near(150));
    expect(areaWith(obstacle("canopy", box(0, 0, 5, 10), 2, 3))).toEqual(near(200));
    expect(areaWith(obstacle("cellar", box(0, 0, 5, 10), 0, 9, -1))).toEqual(near(200));
    // a deck 5.5 m up: the house beside it cuts through, the deck itself and the kiosk below do not
    const deck = { layer: 1, z: 5.5 };
    expect(areaWith(obstacle("house", box(0, 0, 5, 10), 0, 9), deck)).toEqual(near(150));
    expect(areaWith(obstacle("deck", box(0, 0, 20, 10), 4.5, 5.5, 1), deck)).toEqual(near(200));
    expect(areaWith(obstacle("kiosk", box(0, 0, 5, 10), 0, 3), deck)).toEqual(near(200));
  });

  it("has nothing to judge where obstacles stand on all of it", () => {
    const solved = solveCity(
      city({ obstacles: [obstacle("house", box(-1, -1, 21, 11), 0, 9)], cameras: [down("a", 5, 5)] }),
    );
    expect(solved.zones[0]).toMatchObject({ area: 0, gapArea: 0, met: true });
    expect(solved.sites[0]).toMatchObject({ state: "not-computed", coverage: null, cameras: [] });
    expect([solved.gaps, solved.issues]).toEqual([
      [],
      [{ code: "camera-in-obstacle", camera: "a", obstacle: "house" }],
    ]);
  });

  it("draws each camera's footprint over its own ground, and judges each part on its own", () => {
    const up = { layer: 1, groundZ: 5.5, z: 12.1 };
    const solved = solveCity(
      city({
        cameras: [down("street", 5, 5), down("deck", 5, 5, up)],
        parts: [
          part("p", box(0, 0, 20, 10)),
          part("d", box(0, 0, 20, 10), { siteId: "t", layer: 1, z: 5.5 }),
          part("e", box(0, 0, 20, 10), { siteId: "u", layer: 1, z: 8 }),
        ],
      }),
    );
    const shown = solved.footprints.map(({ camera, level, polygons }) => [camera, level, totalArea(polygons)]);
    expect(shown).toEqual(
      ["street", "deck"].flatMap((id) => ["observe", "recognise"].map((level) => [id, level, near(50)])),
    );
    // 2.5 m nearer to the camera, the same frame is half as wide
    expect(solved.zones.map(({ coveredArea }) => coveredArea)).toEqual([near(50), near(50), near(12.5)]);
    expect(solved.sites.map(({ cameras }) => cameras)).toEqual([["street"], ["deck"], ["deck"]]);
  });

  it("measures the centre-line on the ground that meets its level", () => {
    const solved = solveCity(
      city({
        cameras: [down("a", 5, 5)],
        parts: [part("p", box(0, 0, 20, 10), { kind: "main-road" })],
        obstacles: [obstacle("house", box(15, 0, 30, 10), 0, 9)],
        centrelines: new Map([
          [
            "s",
            [
              [
                [-5, 5],
                [12, 5],
                [25, 5],
              ],
            ],
          ],
        ]),
      }),
    );
    expect(solved.sites[0]?.metric).toEqual({ id: "centreline", value: near(10), of: near(15) });
  });

  it("names what hides a gap", () => {
    const solved = solveCity(
      city({
        cameras: [down("a", 5, 5)],
        obstacles: [obstacle("sign", box(6, 4, 7, 6), 2.6, 4.1), obstacle("far", box(60, 4, 70, 6), 3, 5)],
      }),
    );
    const hidden = solved.gaps.filter(({ reasons }) => reasons.occluded);
    expect(hidden.map(({ blockers }) => blockers)).toEqual([["sign"]]);
  });

  it("tells how far it is, part by part", () => {
    const told: number[][] = [];
    solveCity(city({ parts: [part("p", box(0, 0, 1, 1)), part("q", box(2, 0, 3, 1))] }), undefined, (done, total) =>
      told.push([done, total]),
    );
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it("refuses a part whose level has no density", () => {
    expect(() => solveCity(city({ parts: [part("p", box(0, 0, 1, 1), { level: "inspect" })] }))).toThrow(/inspect/);
  });
});
