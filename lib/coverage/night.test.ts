import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxOf } from "@/lib/geometry/box";
import { pointInRings } from "@/lib/geometry/point-in-rings";
import type { MultiPolygon, XY } from "@/lib/geometry/polygon";
import { totalArea } from "@/lib/geometry/ring-area";
import { type NightLight, nightAreas, nightOpens } from "./night";
import type { WatchedZone } from "./watched-zone";

const rectangle = (x: number, y: number, width: number, height: number) =>
  Float64Array.of(x, y, x + width, y, x + width, y + height, x, y + height, x, y);

type Given = { readonly camera: string; readonly polygons: MultiPolygon; readonly foot: XY };

/** A ground of 60 by 40 m whose site lies about (100, 200) on the city's plane. */
const ORIGIN: XY = [100, 200];
function zone(covers: readonly Given[]): WatchedZone {
  return {
    part: {} as WatchedZone["part"],
    ground: [rectangle(0, 0, 60, 40)],
    covers: covers.map((cover) => ({ ...cover, box: boxOf(cover.polygons.flat()), forward: [0, 1] })),
    origin: ORIGIN,
    toCity: (polygon) => polygon,
  };
}

const light = (infrared: Record<string, number>, lamps: readonly XY[] = [], lampReachM = 15): NightLight => ({
  infraredM: new Map(Object.entries(infrared)),
  lamps: lamps.map(([x, y]) => [x + ORIGIN[0], y + ORIGIN[1]]),
  lampReachM,
});
const near = (value: number, digits = 6) => expect.closeTo(value, digits);
const WHOLE: Given = { camera: "a", foot: [0, 0], polygons: [[rectangle(0, 0, 60, 40)]] };

describe("nightAreas", () => {
  it("is nothing without light, and all of the day where the light reaches beyond what is seen", () => {
    const watched = zone([{ ...WHOLE, polygons: [[rectangle(0, 0, 30, 40)]] }]);
    expect(nightAreas(watched, light({}))).toEqual({ area: near(2_400), day: near(1_200), night: 0 });
    expect(nightAreas(watched, light({ a: 50.02 }))).toEqual({
      area: near(2_400),
      day: near(1_200),
      night: near(1_200),
    });
    expect(nightAreas(watched, light({ nobody: 90 })).night).toBe(0);
  });

  it("is a circle about the camera's foot, or about a lamp, of what is seen by day", () => {
    const quarter = (Math.PI * 20 ** 2) / 4;
    const own = nightAreas(zone([WHOLE]), light({ a: 20 })).night;
    // the circle is drawn as a polygon inside it
    expect(own).toBeLessThanOrEqual(quarter);
    expect(own).toBeGreaterThan(quarter - 0.01 * ((Math.PI * 20) / 2));
    const lit = nightAreas(zone([WHOLE]), light({}, [[60, 40]], 20)).night;
    expect(Math.abs(lit - quarter)).toBeLessThan(0.01 * ((Math.PI * 20) / 2));
    expect(nightAreas(zone([WHOLE]), light({}, [[60, 40]], 0)).night).toBe(0);
    expect(nightAreas(zone([]), light({}, [[60, 40]], 20))).toEqual({ area: near(2_400), day: 0, night: 0 });
  });
});

describe("nightOpens", () => {
  it("says which cameras lose what, and what of that nobody else sees", () => {
    const watched = zone([
      { camera: "a", foot: [0, 0], polygons: [[rectangle(0, 0, 40, 40)]] },
      { camera: "b", foot: [60, 0], polygons: [[rectangle(20, 0, 40, 40)]] },
    ]);
    const opens = nightOpens(watched, light({ b: 100 }));
    expect(opens.cameras).toEqual([
      { camera: "a", sees: near(1_600), loses: near(1_600), opens: near(800) },
      { camera: "b", sees: near(1_600), loses: 0, opens: 0 },
    ]);
    expect(totalArea(opens.polygons)).toBeCloseTo(800, 6);
    expect(boxOf(opens.polygons.flat())).toEqual([0, 0, 20, 40].map((side) => near(side)));
  });
});

describe("both", () => {
  const side = fc.integer({ min: 1, max: 40 });
  const place = fc.integer({ min: -20, max: 60 });
  const cameras = fc.array(
    fc.record({ box: fc.tuple(place, place, side, side), reach: fc.option(fc.integer({ min: 1, max: 60 })) }),
    { maxLength: 6 },
  );
  const lamps = fc.array(fc.tuple(place, place) as fc.Arbitrary<[number, number]>, { maxLength: 4 });

  it("agree with each other, and at any place with what distances say", () => {
    fc.assert(
      fc.property(
        cameras,
        lamps,
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 39 }),
        (all, posts, i, j) => {
          const given = all.map(({ box }, n): Given => {
            return { camera: `c${n}`, foot: [box[0], box[1]], polygons: [[rectangle(...box)]] };
          });
          const reaches = Object.fromEntries(all.flatMap(({ reach }, n) => (reach === null ? [] : [[`c${n}`, reach]])));
          const watched = zone(given);
          const lit = light(reaches, posts, 10);
          const { day, night } = nightAreas(watched, lit);
          const opens = nightOpens(watched, lit);
          expect(totalArea(opens.polygons)).toBeCloseTo(day - night, 2);
          for (const { sees, loses, opens: alone } of opens.cameras) {
            expect(loses).toBeLessThanOrEqual(sees + 1e-6);
            expect(alone).toBeLessThanOrEqual(loses + 1e-6);
          }

          const [x, y] = [i + 0.5, j + 0.5];
          const toLamps = Math.min(...posts.map(([px, py]) => Math.hypot(px - x, py - y)));
          const seeing = given.filter(({ polygons }) => pointInRings(x, y, polygons.flat()));
          const margins = seeing.map(
            ({ camera, foot }) => (reaches[camera] ?? -1) - Math.hypot(foot[0] - x, foot[1] - y),
          );
          const margin = Math.max(10 - toLamps, ...margins);
          // circles are polygons within 1 cm
          fc.pre(Math.abs(margin) > 0.011);
          expect(pointInRings(x, y, opens.polygons.flat())).toBe(seeing.length > 0 && margin < 0);
        },
      ),
    );
  });
});
