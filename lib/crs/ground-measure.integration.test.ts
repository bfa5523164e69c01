import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askOften, type Questions } from "@/tests/support/ask-often";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { enclosedArea, legLengths } from "./ground-measure";

/** Parts of the length or area. */
const MOST_OFF = 1e-6;
/** What GeographicLib, which PostGIS asks, rounds an area to; m². */
const ROUNDED_M2 = 1e-3;

let database: TestDatabase;
let questions: Questions;
beforeAll(async () => {
  database = await cloneDatabase();
  questions = await askOften(database.url);
});
afterAll(async () => {
  await questions?.close();
  await database?.drop();
});

/** A place of China, and figures around it from a few metres to tens of kilometres across. */
const figures = fc.record({
  lon: fc.double({ min: 74, max: 134, noNaN: true }),
  lat: fc.double({ min: 4, max: 53, noNaN: true }),
  degrees: fc.constantFrom(0.000_05, 0.001, 0.01, 0.1),
  ways: fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 3, maxLength: 9 }),
});

/** A ring around a place, which no side of crosses another. */
function ringOf({ lon, lat, degrees, ways }: { lon: number; lat: number; degrees: number; ways: number[] }) {
  return ways.map((way, i): [number, number] => {
    const angle = (2 * Math.PI * i) / ways.length;
    return [lon + degrees * way * Math.cos(angle), lat + degrees * way * Math.sin(angle)];
  });
}

const text = (points: readonly (readonly [number, number])[]) => points.map(([lon, lat]) => `${lon} ${lat}`).join(", ");

describe("PostGIS measures the same on the ellipsoid", () => {
  it("lengths and areas", async () => {
    const rings = fc.sample(figures, { numRuns: 200, seed: 5 }).map(ringOf);
    for (const ring of rings) {
      const closed = [...ring, ring[0] as [number, number]];
      const measured = await questions.ask<{ length: number; area: number }>(
        `select st_length(st_geogfromtext($1)) as length, st_area(st_geogfromtext($2)) as area`,
        [`SRID=4490;LINESTRING(${text(ring)})`, `SRID=4490;POLYGON((${text(closed)}))`],
      );
      if (!measured) throw new Error("PostGIS did not answer");
      const length = legLengths(ring).reduce((sum, leg) => sum + leg, 0);
      expect(Math.abs(length - measured.length) / measured.length, text(ring)).toBeLessThan(MOST_OFF);
      const most = MOST_OFF * measured.area + ROUNDED_M2;
      expect(Math.abs(enclosedArea(ring) - measured.area), text(ring)).toBeLessThan(most);
    }
  });
});
