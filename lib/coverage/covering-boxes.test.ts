import fc from "fast-check";
import { expect, it } from "vitest";
import type { Box } from "@/lib/geometry/box";
import { coveringBoxes } from "./covering-boxes";

const side = fc.double({ min: 0, max: 900, noNaN: true });
const corner = fc.double({ min: -2_000, max: 2_000, noNaN: true });
const box = fc.tuple(corner, corner, side, side).map(([x, y, wide, high]): Box => [x, y, x + wide, y + high]);

const holds = ([west, south, east, north]: Box, x: number, y: number) =>
  west <= x && x <= east && south <= y && y <= north;
const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

it("holds every box, and no ground twice", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 12 }), fc.nat(), share, share, (boxes, which, u, v) => {
      const found = coveringBoxes(boxes);
      const [west, south, east, north] = boxes[which % boxes.length] as Box;
      const [x, y] = [west + u * (east - west), south + v * (north - south)];
      expect(found.some((some) => holds(some, x, y))).toBe(true);
      for (const [i, one] of found.entries())
        for (const other of found.slice(i + 1)) expect(overlap(one, other)).toBeLessThan(1e-6);
    }),
  );
});

it("goes no farther than a cell beyond them", () => {
  const boxes: Box[] = [
    [0, 0, 100, 100],
    [1_000, 0, 1_100, 2_000],
  ];
  for (const [west, south, east, north] of coveringBoxes(boxes))
    expect(boxes.some(([w, s, e, n]) => west >= w - 64 && south >= s - 64 && east <= e + 64 && north <= n + 64)).toBe(
      true,
    );
});

it("is few boxes even of ground without end", () => {
  const found = coveringBoxes([
    [0, 0, 1e9, 1],
    [5e8, 0, 5e8 + 1, 1e9],
  ]);
  expect(found.length).toBeLessThan(10);
});

it("is nothing of boxes without points", () => {
  expect(coveringBoxes([[Infinity, Infinity, -Infinity, -Infinity]])).toEqual([]);
});
