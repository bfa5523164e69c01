import { expect, it } from "vitest";
import { boxOf } from "@/lib/geometry/box";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { captureOf } from "./capture";

const square = (x: number, y: number, side: number): MultiPolygon => [
  [Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side, x, y)],
];
const boxed = (polygons: MultiPolygon) => ({ polygons, box: boxOf(polygons.flat()) });
const footprints = new Map([
  ["detect", square(0, 0, 10)],
  ["recognise", square(0, 0, 4)],
]);

it("measures by level what lies outside all public areas together, which may overlap", () => {
  const open = [boxed(square(2, 0, 8)), boxed(square(2, 0, 10)), boxed(square(500, 500, 10))];
  const { outside } = captureOf(footprints, { open, guarded: [] });
  expect(outside.get("detect")).toBeCloseTo(20, 3);
  expect(outside.get("recognise")).toBeCloseTo(8, 3);
});

it("takes all for outside where there is no public area", () => {
  expect(captureOf(footprints, { open: [], guarded: [] }).outside.get("detect")).toBeCloseTo(100, 3);
});

it("names the guarded grounds reached at any level with the most that is reached, and none that is merely rubbed", () => {
  const guarded = [
    { id: "reached", ...boxed(square(3, 3, 4)) },
    { id: "rubbed", ...boxed(square(-4, -4, 4.01)) },
    { id: "beside", ...boxed(square(10, 0, 4)) },
  ];
  const { grounds } = captureOf(footprints, { open: [], guarded });
  expect(grounds.map(({ id }) => id)).toEqual(["reached"]);
  expect(grounds[0]?.areaM2).toBeCloseTo(16, 3);
});

it("takes in nothing at no level", () => {
  const { outside, grounds } = captureOf(new Map(), { open: [], guarded: [{ id: "one", ...boxed(square(0, 0, 1)) }] });
  expect([...outside, ...grounds]).toEqual([]);
});
