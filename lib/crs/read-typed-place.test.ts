import { describe, expect, it } from "vitest";
import { readTypedPlace } from "./read-typed-place";

const near = ([lon, lat]: readonly [number, number]) => [expect.closeTo(lon, 6), expect.closeTo(lat, 6)];

describe("readTypedPlace", () => {
  it("offers a bare pair of degrees in every system of degrees, CGCS2000 first", () => {
    const places = readTypedPlace("118.7781，32.0431");
    expect(places.map(({ crs }) => crs)).toEqual(["EPSG:4490", "GCJ-02", "BD-09"]);
    expect(places[0]).toEqual({ crs: "EPSG:4490", swapped: false, at: [118.7781, 32.0431] });
  });

  it.each(["GCJ-02 118.7781 32.0431", "118.7781, 32.0431 高德", "１１８.７７８１ 32.0431 gcj 02"])(
    "reads %s in the system it names alone",
    (text) => expect(readTypedPlace(text).map(({ crs }) => crs)).toEqual(["GCJ-02"]),
  );

  it("turns latitude before longitude round, and says so", () => {
    expect(readTypedPlace("WGS84 32.0431 118.7781")).toEqual([
      { crs: "EPSG:4326", swapped: true, at: [118.7781, 32.0431] },
    ]);
  });

  it("takes a number beside a pair as the code of a grid", () => {
    const [place] = readTypedPlace("4549 500000 3547000");
    expect(place).toMatchObject({ crs: "EPSG:4549", at: [expect.closeTo(120, 9), expect.closeTo(32.05, 1)] });
    const grids = readTypedPlace("500000 3547000");
    expect(grids.map(({ crs }) => crs)).toEqual(["EPSG:4547", "EPSG:4548", "EPSG:4549"]);
    expect(grids[2]?.at).toEqual(near(place?.at ?? [0, 0]));
  });

  it.each(["", "118.7781", "中山路 12 34号", "1 2 3", "2 48", "Mars 118.7 32.0", "39500000 3547000"])(
    "finds no place in %j",
    (text) => expect(readTypedPlace(text)).toEqual([]),
  );
});
