import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cityFrame } from "./city-frame";
import { multiLineText, multiPolygonText, polygonText, toLocalLines, toLocalPolygons } from "./local-geojson";

const frame = cityFrame(118.8);
const place = fc.tuple(
  fc.double({ min: 118.6, max: 119, noNaN: true }),
  fc.double({ min: 31.9, max: 32.2, noNaN: true }),
);

describe("local GeoJSON", () => {
  it("comes back to the same metres, within a tenth of a millimetre", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 8 }), (ring) => {
        const [local] = toLocalPolygons({ type: "Polygon", coordinates: [ring] }, frame);
        if (!local) throw new Error("no polygon");
        const again = toLocalPolygons(JSON.parse(multiPolygonText([local], frame)), frame)[0]?.[0];
        expect([...(again ?? [])]).toEqual([...(local[0] ?? [])].map((value) => expect.closeTo(value, 3)));
        expect(JSON.parse(polygonText(local, frame)).coordinates).toEqual(
          JSON.parse(multiPolygonText([local], frame)).coordinates[0],
        );
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
