import { describe, expect, it } from "vitest";
import { type CameraRow, rowPlaces } from "./camera-row";

const METRE = 1 / 111_320;
/** 60 m to the north, then 30 m to the east, at the equator. */
const LINE: [number, number][] = [
  [0, 0],
  [0, 60 * METRE],
  [30 * METRE, 60 * METRE],
];
const row = (change: Partial<CameraRow>): CameraRow => ({
  ...{ everyM: 20, side: "left", offsetM: 0, look: "along" },
  ...change,
});
const metres = (places: ReturnType<typeof rowPlaces>) =>
  places.map(({ position: [lon, lat] }) => [Math.round(lon / METRE), Math.round(lat / METRE)]);
const bearings = (places: ReturnType<typeof rowPlaces>) => places.map(({ bearing }) => bearing);

describe("a row along a line", () => {
  it("has one at the start and one every so many metres, round the corner too", () => {
    const places = rowPlaces(LINE, row({}), 100);
    expect(metres(places)).toEqual([
      [0, 0],
      [0, 20],
      [0, 40],
      [0, 60],
      [20, 60],
    ]);
    expect(bearings(places)).toEqual([0, 0, 0, 0, 90]);
  });

  it("stands off the line on either side, and looks across it to the other", () => {
    const both = rowPlaces(LINE.slice(0, 2), row({ everyM: 60, side: "both", offsetM: 5, look: "across" }), 100);
    expect(metres(both)).toEqual([
      [-5, 0],
      [5, 0],
      [-5, 60],
      [5, 60],
    ]);
    expect(bearings(both)).toEqual([90, 270, 90, 270]);
    const turns = rowPlaces(LINE.slice(0, 2), row({ side: "alternating", offsetM: 5, look: "against" }), 100);
    expect(metres(turns).map(([east]) => east)).toEqual([-5, 5, -5, 5]);
    expect(bearings(turns)).toEqual([180, 180, 180, 180]);
  });

  it("has none where there is no line, and no more than one beyond the most", () => {
    expect(rowPlaces([], row({}), 100)).toEqual([]);
    expect(rowPlaces([[0, 0]], row({}), 100)).toEqual([]);
    expect(
      rowPlaces(
        [
          [0, 0],
          [0, 0],
        ],
        row({}),
        100,
      ),
    ).toEqual([]);
    expect(rowPlaces(LINE, row({ everyM: 0 }), 100)).toEqual([]);
    expect(rowPlaces(LINE, row({ everyM: 0.01, side: "both" }), 10)).toHaveLength(11);
  });
});
