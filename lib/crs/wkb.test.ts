import { describe, expect, it } from "vitest";
import type { CityFrame } from "./city-frame";
import { linesOfWkb, multiPolygonWkb, polygonsOfWkb, polygonWkb } from "./wkb";

/** Degrees as they are. */
const plain: CityFrame = { centralMeridian: 0, toLocal: (at) => at, toLonLat: ([x, y]) => [x, y] };

const outer = Float64Array.of(118.000000001, 32, 118.1, 32, 118.1, 32.1, 118.000000001, 32);
const hole = Float64Array.of(118.05, 32.01, 118.06, 32.02, 118.06, 32.01, 118.05, 32.01);

describe("well-known binary", () => {
  it("gives polygons back with their holes, to the last digit", () => {
    const written = multiPolygonWkb([[outer, hole], [hole]]);
    expect(polygonsOfWkb(written, plain)).toEqual([[outer, hole], [hole]]);
    expect(polygonsOfWkb(polygonWkb([outer, hole]), plain)).toEqual([[outer, hole]]);
  });

  it("is what PostGIS writes", () => {
    // select encode(ST_AsBinary('POLYGON((1 2, 3 4, 5 2, 1 2))'::geometry), 'hex')
    const postgis =
      "01030000000100000004000000000000000000f03f0000000000000040000000000000084000000000000010400000000000001440" +
      "0000000000000040000000000000f03f0000000000000040";
    expect(polygonWkb([Float64Array.of(1, 2, 3, 4, 5, 2, 1, 2)]).toString("hex")).toBe(postgis);
  });

  it("reads lines, and refuses what it is not asked for", () => {
    // select encode(ST_AsBinary('MULTILINESTRING((1 2, 3 4))'::geometry), 'hex')
    const lines = Buffer.from(
      "010500000001000000010200000002000000000000000000f03f000000000000004000000000000008400000000000001040",
      "hex",
    );
    expect(linesOfWkb(lines, plain)).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(() => polygonsOfWkb(lines, plain)).toThrow("WKB type 5");
    expect(() => linesOfWkb(polygonWkb([outer]), plain)).toThrow("WKB type 3");
  });
});
