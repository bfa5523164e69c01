import { expect, it } from "vitest";
import type { Preview } from "@/lib/coverage/moved-camera";
import { cityFrame } from "@/lib/crs/city-frame";
import { lighterBearings, noSiteLoses, TURN_STEP } from "./better-bearing";

const frame = cityFrame(119);
const [LON, LAT] = [119.3, 26.08];
const [X, Y] = frame.toLocal([LON, LAT]);
const box = (west: number, south: number, east: number, north: number) =>
  Float64Array.from(
    [west, south, east, south, east, north, west, north, west, south].map((at, i) => at + (i % 2 ? Y : X)),
  );

/** Sees a square of 10 m around a point 20 m ahead. */
const camera = {
  footprints({ bearing }: { readonly bearing: number | null }): Preview["footprints"] {
    const angle = ((bearing ?? 0) * Math.PI) / 180;
    const [x, y] = [20 * Math.sin(angle), 20 * Math.cos(angle)];
    const ring = box(x - 5, y - 5, x + 5, y + 5);
    const corners = Array.from({ length: 5 }, (_, i) =>
      frame.toLonLat([ring[2 * i] as number, ring[2 * i + 1] as number]),
    );
    return [{ level: "recognise", polygons: [[corners]] }];
  },
  at: () => {
    throw new Error("not asked");
  },
};
const north = { lon: LON, lat: LAT, bearing: 0 };
const east = [[box(0, -30, 30, 30)]];

it("ranks the bearings that take in less outside open ground, and leaves out those that take in as much", () => {
  const { now, lighter } = lighterBearings(camera, north, { open: east, guarded: [] }, frame);
  expect(now.outsideM2).toBeCloseTo(50, 3);
  expect(lighter[0]?.outsideM2).toBeCloseTo(0, 3);
  expect(lighter.every(({ bearing, outsideM2 }) => bearing > 0 && bearing < 180 && outsideM2 < 50)).toBe(true);
  expect(lighter.map(({ outsideM2 }) => outsideM2)).toEqual(
    lighter.map((one) => one.outsideM2).toSorted((a, b) => a - b),
  );
  expect(lighter.length).toBe(180 / TURN_STEP - 1);
});

it("leaves out those that reach more guarded ground than now", () => {
  const guarded = [[box(15, -5, 25, 5)]];
  const { lighter } = lighterBearings(camera, north, { open: east, guarded }, frame);
  expect(lighter.some(({ bearing }) => bearing === 90)).toBe(false);
  expect(lighter.some(({ bearing }) => bearing === 30)).toBe(true);
});

it("lets no site lose more than figures show", () => {
  const site = (coveredM2: number) => [{ id: "a", coveredM2 }] as unknown as Preview["sites"];
  expect(noSiteLoses(site(10), site(9.96))).toBe(true);
  expect(noSiteLoses(site(10), site(9.9))).toBe(false);
  expect(noSiteLoses(site(10), [])).toBe(false);
});
