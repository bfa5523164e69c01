import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxOf } from "@/lib/geometry/box";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { totalArea } from "@/lib/geometry/ring-area";
import { coverGround } from "./cover-ground";
import { DEPTHS } from "./depth";
import { typescriptKernel } from "./kernel/kernel";
import { depthShapes, soleCover, type WatchedZone, zoneDepths } from "./watched-zone";

const rectangle = (x: number, y: number, width: number, height: number) =>
  Float64Array.of(x, y, x + width, y, x + width, y + height, x, y + height, x, y);

type Given = { readonly camera: string; readonly device?: string; readonly polygons: MultiPolygon };

function zone(covers: readonly Given[]): WatchedZone {
  return {
    part: {} as WatchedZone["part"],
    ground: [rectangle(0, 0, 60, 40)],
    covers: covers.map((cover) => ({ ...cover, box: boxOf(cover.polygons.flat()), foot: [0, 0], forward: [1, 0] })),
    origin: [0, 0],
    toCity: (polygon) => polygon,
  };
}

const side = fc.integer({ min: 1, max: 40 });
const place = fc.integer({ min: -20, max: 60 });
const cameras = fc
  .array(fc.tuple(place, place, side, side), { minLength: 1, maxLength: 7 })
  .map((all) => all.map((box, i) => ({ camera: `c${i}`, polygons: [[rectangle(...box)]] })));

describe("soleCover", () => {
  it("is what one covers alone: on paper", () => {
    const watched = zone([
      { camera: "a", polygons: [[rectangle(0, 0, 30, 40)]] },
      { camera: "b", polygons: [[rectangle(20, 0, 40, 40)]] },
    ]);
    const a = soleCover(watched, "a", true);
    expect(a.area).toBeCloseTo(20 * 40, 6);
    expect(totalArea(a.polygons)).toBeCloseTo(a.area, 6);
    expect(boxOf(a.polygons.flat())).toEqual([0, 0, 20, 40]);
    expect(soleCover(watched, "b", false)).toEqual({ area: expect.closeTo(30 * 40, 6), polygons: [] });
    expect(soleCover(watched, "nobody", true)).toEqual({ area: 0, polygons: [] });
  });

  it("is what the gaps grow by without it", () => {
    fc.assert(
      fc.property(cameras, fc.nat(), (all, at) => {
        const watched = zone(all);
        const { camera } = all[at % all.length] as Given;
        const others = all.filter((one) => one.camera !== camera);
        const grown =
          coverGround(watched.ground, others, false).gapArea - coverGround(watched.ground, all, false).gapArea;
        const sole = soleCover(watched, camera, true);
        expect(sole.area).toBeCloseTo(grown, 5);
        expect(totalArea(sole.polygons)).toBeCloseTo(grown, 5);
      }),
    );
  });
});

describe("zoneDepths", () => {
  it("tells apart who sees how often, a device once however many lenses it has", () => {
    const whole = [[rectangle(-10, -10, 90, 70)]];
    const watched = zone([
      { camera: "a", polygons: [[rectangle(0, 0, 30, 40)]] },
      { camera: "b", polygons: [[rectangle(0, 0, 20, 40)]] },
      { camera: "c", device: "d", polygons: [[rectangle(0, 0, 10, 40)]] },
      { camera: "e", device: "d", polygons: [[rectangle(0, 0, 10, 40)]] },
    ]);
    const near = (value: number) => expect.closeTo(value, 6);
    expect(zoneDepths(typescriptKernel, watched)).toEqual({
      none: near(1_200),
      one: near(400),
      two: near(400),
      more: near(400),
    });
    expect(zoneDepths(typescriptKernel, zone([{ camera: "a", polygons: whole }])).one).toBeCloseTo(2_400, 6);
  });

  it("sums to the ground, and what is seen once is what single cameras open", () => {
    fc.assert(
      fc.property(cameras, (all) => {
        const watched = zone(all);
        const { none, one, two, more } = zoneDepths(typescriptKernel, watched);
        expect(none + one + two + more).toBeCloseTo(2_400, 5);
        const opened = all.reduce((sum, { camera }) => sum + soleCover(watched, camera, false).area, 0);
        expect(opened).toBeCloseTo(one, 5);
      }),
    );
  });
});

describe("depthShapes", () => {
  // corners are whole numbers, and devices of two lenses are among them
  const lenses = fc.array(
    fc.tuple(place, place, side, side, fc.option(fc.constantFrom("d", "e"), { nil: undefined })),
    {
      maxLength: 8,
    },
  );
  const given = lenses.map((all) =>
    all.map(([x, y, width, height, device], i) => ({
      camera: `c${i}`,
      polygons: [[rectangle(x, y, width, height)]],
      ...(device === undefined ? {} : { device }),
    })),
  );

  it("has the areas that the sweep has, and at any place the depth that counting devices gives", () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 39 }), (all, column, row) => {
        const watched = zone(all);
        const areas = zoneDepths(typescriptKernel, watched);
        const shapes = depthShapes(watched);
        const [x, y] = [column + 0.5, row + 0.5];
        const seeing = all.filter(({ polygons }) => pointInRings(x, y, polygons.flat()));
        const devices = new Set(seeing.map(({ camera, device }) => device ?? camera)).size;
        for (const [times, depth] of DEPTHS.entries()) {
          expect(totalArea(shapes[depth])).toBeCloseTo(areas[depth], 5);
          expect(pointInRings(x, y, shapes[depth].flat())).toBe(Math.min(devices, 3) === times);
        }
      }),
    );
  });
});
