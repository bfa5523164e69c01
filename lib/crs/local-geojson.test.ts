import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ring, XY } from "@/lib/geometry/polygon";
import { cityFrame } from "./city-frame";
import { multiLineText, multiPolygonText, toLocalLines, toLocalPolygons } from "./local-geojson";

const frame = cityFrame(118.8);
/** Rings about a point, counter-clockwise and without crossings: degrees. */
const corners = fc
  .tuple(
    fc.double({ min: 118.6, max: 119, noNaN: true }),
    fc.double({ min: 31.9, max: 32.2, noNaN: true }),
    fc.array(fc.double({ min: 1e-5, max: 0.01, noNaN: true }), { minLength: 3, maxLength: 8 }),
  )
  .map(([lon, lat, radii]) =>
    [...radii, radii[0] ?? 0].map((radius, i): [number, number] => {
      const angle = (2 * Math.PI * (i % radii.length)) / radii.length;
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    }),
  );

const pointsOf = (ring: Ring = new Float64Array()): XY[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]);

describe("local GeoJSON", () => {
  it("comes back to the same metres, within a tenth of a millimetre", () => {
    fc.assert(
      fc.property(corners, (ring) => {
        const drawn = toLocalPolygons({ type: "Polygon", coordinates: [ring] }, frame);
        const again = toLocalPolygons(JSON.parse(multiPolygonText(drawn, frame)), frame);
        const [before, after] = [drawn, again].map((polygons) => pointsOf(polygons.flat()[0]));
        for (const [here, there] of [
          [before, after],
          [after, before],
        ]) {
          for (const [x, y] of here ?? []) {
            expect(Math.min(...(there ?? []).map(([u, v]) => Math.hypot(u - x, v - y)))).toBeLessThan(1e-4);
          }
        }
        expect(again.flat()).toHaveLength(1);
      }),
    );
  });

  it("keeps the order of a line's points", () => {
    const line = frame.toLocal([118.78, 32.04]);
    const text = multiLineText([[line, frame.toLocal([118.79, 32.04])]], frame);
    expect(JSON.parse(text).coordinates).toEqual([
      [
        [118.78, 32.04],
        [118.79, 32.04],
      ],
    ]);
    expect(toLocalLines(JSON.parse(text), frame)[0]?.[0]).toEqual(line.map((value) => expect.closeTo(value, 3)));
  });
});
