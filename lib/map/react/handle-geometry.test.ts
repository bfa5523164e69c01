import { expect, it } from "vitest";
import { bearingTo, heldWithin, metresAhead, placeAhead, wholeTilt, wholeTurn } from "./handle-geometry";

const pose = (bearing: number) => ({ lon: 118.78, lat: 32.04, bearing });

it.each([0, 37.5, 180, 300])("finds the way back from a place ahead at a bearing of %s°", (bearing) => {
  const place = placeAhead(pose(bearing), 42);
  expect(bearingTo(pose(0), place)).toBe(bearing);
  expect(metresAhead(pose(bearing), place)).toBeCloseTo(42, 6);
  expect(metresAhead(pose(bearing + 180), place)).toBeCloseTo(-42, 6);
  expect(metresAhead(pose(bearing + 90), place)).toBeCloseTo(0, 6);
});

it("goes as far as it may, and no farther", () => {
  const from = pose(0);
  const near = placeAhead(pose(50), 149);
  expect(heldWithin(from, near, 150).lon).toBeCloseTo(near[0], 6);
  const held = heldWithin(from, placeAhead(pose(50), 900), 150);
  expect(metresAhead(pose(50), [held.lon, held.lat])).toBeCloseTo(150, 1);
  expect(bearingTo(from, [held.lon, held.lat])).toBe(50);
});

it("keeps angles to a tenth of a degree, and within what they can be", () => {
  expect([-0.04, 359.96, 725.56, -90].map(wholeTurn)).toEqual([0, 0, 5.6, 270]);
  expect([17.26, 100, -91].map(wholeTilt)).toEqual([17.3, 90, -90]);
});
