import { describe, expect, it } from "vitest";
import type { Scene, SceneCamera, SceneObstacle } from "./scene";
import { solveScene } from "./solve-scene";

const box = (west: number, south: number, east: number, north: number) =>
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ] as const;
/** Sees 10 × 5 m below itself at 100 px/m: straight down, 5 m above the targets, 90 degrees wide. */
const down = (id: string, x: number, y: number, more: Partial<SceneCamera> = {}): SceneCamera => ({
  id,
  kind: "fixed",
  x,
  y,
  z: 5,
  layer: 0,
  bearing: 0,
  tilt: 90,
  hfov: 90,
  widthPx: 2000,
  heightPx: 1000,
  ...more,
});
const wall = (id: string, polygon: SceneObstacle["polygon"], base: number, top: number, layer = 0): SceneObstacle => ({
  id,
  polygon,
  base,
  top,
  layer,
});
const scene = (more: Partial<Scene>): Scene => ({
  targetHeight: 0,
  levels: { all: 100 },
  site: { polygon: box(0, 0, 20, 10), z: 0, layer: 0 },
  cameras: [],
  obstacles: [],
  ...more,
});
const areas = (given: Scene) => {
  const { coveredArea, twiceArea, gapArea } = solveScene(given).site.levels.all ?? {
    coveredArea: 0,
    twiceArea: 0,
    gapArea: 0,
  };
  return [coveredArea, twiceArea, gapArea].map(round);
};
const round = (value: number) => Math.round(value * 1e6) / 1e6;

describe("solveScene, on paper", () => {
  it("covers a rectangle below, of which some lies off the site", () => {
    const solution = solveScene(scene({ cameras: [down("c", 0, 5)] }));
    expect(areas(scene({ cameras: [down("c", 0, 5)] }))).toEqual([25, 0, 175]);
    expect(solution.cameras[0]?.footprints.all).toHaveLength(1);
    expect(new Set(solution.cameras[0]?.footprints.all?.[0]?.[0]?.map(([x, y]) => `${round(x)},${round(y)}`))).toEqual(
      new Set(["-5,2.5", "5,2.5", "5,7.5", "-5,7.5"]),
    );
    expect(solution.issues).toEqual([]);
  });

  it("covers nothing without cameras: one gap, no camera", () => {
    expect(solveScene(scene({})).site).toEqual({
      area: 200,
      levels: {
        all: {
          coveredArea: 0,
          twiceArea: 0,
          gapArea: 200,
          gaps: [{ polygon: [expect.any(Array)], area: 200, reasons: { "no-camera": 1 }, blockers: [] }],
        },
      },
    });
  });

  it("counts what two see, and cameras of one device once", () => {
    const pair = [down("a", 8, 5), down("b", 12, 5)];
    expect(areas(scene({ cameras: pair }))).toEqual([70, 30, 130]);
    expect(areas(scene({ cameras: pair.map((camera) => ({ ...camera, device: "d" })) }))).toEqual([70, 0, 130]);
    expect(
      areas(scene({ cameras: [...pair.map((camera) => ({ ...camera, device: "d" })), down("c", 10, 5)] })),
    ).toEqual([70, 50, 130]);
  });

  it("leaves a hole where something stands, and names it", () => {
    const given = scene({
      site: { polygon: box(5, 2.5, 15, 7.5), z: 0, layer: 0 },
      cameras: [down("c", 10, 5)],
      obstacles: [wall("o", box(9, 4, 11, 6), 0, 2.5)],
    });
    // its top, 2.5 m below the camera, is thrown to twice its size; the roof hides what is right below the camera too
    const [covered = 0, , gap = 0] = areas(given);
    expect(covered).toBeCloseTo(50 - 16 + Math.PI * 0.05 ** 2, 4);
    expect(gap).toBeCloseTo(16 - Math.PI * 0.05 ** 2, 4);
    expect(solveScene(given).site.levels.all?.gaps).toEqual([
      {
        polygon: [expect.any(Array), expect.any(Array)],
        area: expect.closeTo(16, 1),
        reasons: { occluded: 1 },
        blockers: ["o"],
      },
    ]);
  });

  it("looks below a deck and past what is lower than the targets", () => {
    const given = (base: number, top: number, targetHeight = 0) =>
      areas(
        scene({
          targetHeight,
          cameras: [down("c", 10, 5, { z: 5 + targetHeight })],
          obstacles: [wall("o", box(11, 4, 12, 6), base, top)],
        }),
      )[0] ?? 0;
    expect(given(0, 1, 1)).toBe(50);
    expect(given(5, 9)).toBe(50);
    // just as high as the targets, though 6.6 - (6.6 - 1.6) is a little less than 1.6
    expect(given(0, 1.6, 1.6)).toBe(50);
    // a slab between 2.5 m and 3.75 m: thrown from twice to four times its size, the wedge |y| < x from 2 m east on, cut at the frame
    expect(given(2.5, 3.75)).toBeCloseTo(50 - (2.5 ** 2 - 2 ** 2) - 2.5 * 5, 4);
  });

  it("keeps layers apart", () => {
    const seen = (siteLayer: number, cameraLayer: number, obstacleLayer: number) =>
      areas(
        scene({
          site: { polygon: box(0, 0, 20, 10), z: 0, layer: siteLayer },
          cameras: [down("c", 10, 5, { layer: cameraLayer })],
          obstacles: [wall("o", box(0, 0, 20, 10), 0, 1, obstacleLayer)],
        }),
      )[0];
    expect(seen(0, 1, 0)).toBe(0);
    expect([seen(0, 0, 0), seen(0, 0, 1), seen(1, 1, 0)].every((m2) => m2 !== undefined && m2 < 0.1)).toBe(true);
    expect([seen(0, 0, -1), seen(-1, -1, 0), seen(-1, -1, -2)]).toEqual([50, 50, 50]);
    expect(seen(-1, -1, -1)).toBeLessThan(0.1);
  });

  it("says which cameras stand wrong, on the site's layer only", () => {
    const cameras = [
      down("low", 2, 2, { z: 0 }),
      down("in", 10, 5),
      down("edge", 12, 5),
      down("other", 10, 5, { layer: 1 }),
      down("roof", 10, 5, { z: 9 }),
    ];
    expect(solveScene(scene({ cameras, obstacles: [wall("o", box(8, 4, 12, 6), 0, 9)] })).issues).toEqual([
      { code: "camera-below-target", camera: "low" },
      { code: "camera-in-obstacle", camera: "in", obstacle: "o" },
    ]);
  });

  it("sees nothing through the building it hangs on, but everything before it", () => {
    const given = scene({ cameras: [down("c", 10, 5)], obstacles: [wall("o", box(0, 5, 20, 10), 0, 9)] });
    expect(areas(given)[0]).toBeCloseTo(25 + (Math.PI * 0.05 ** 2) / 2, 4);
  });

  it("judges a site with a hole, and an 8, by what is inside", () => {
    const holed = scene({
      site: { polygon: [...box(0, 0, 20, 10), ...box(5, 2, 15, 8)], z: 0, layer: 0 },
      cameras: [down("c", 10, 5)],
    });
    expect([solveScene(holed).site.area, ...areas(holed)]).toEqual([140, 0, 0, 140]);
    const eight = [
      [
        [0, 0],
        [10, 0],
        [5, 5],
        [0, 10],
        [10, 10],
        [5, 5],
      ],
    ] as const;
    expect(solveScene(scene({ site: { polygon: eight, z: 0, layer: 0 } })).site.area).toBe(50);
  });
});
