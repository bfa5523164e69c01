import { expect, it } from "vitest";
import { cityFrame } from "@/lib/crs/city-frame";
import type { StoredCamera } from "../city-camera";
import { CameraMemo } from "./camera-memo";

const FRAME = cityFrame(118.8);
const row = (): StoredCamera => ({
  id: "a",
  kind: "fixed",
  device: null,
  lon: 118.8,
  lat: 32,
  layer: 0,
  ground_z_m: 0,
  height_m: 6,
  bearing: 30,
  tilt: 20,
  hfov: 60,
  width_px: 2560,
  height_px: 1440,
  max_range_m: null,
});

it("gives the same camera again while its row says the same", () => {
  const memo = new CameraMemo();
  expect(memo.of(row(), FRAME)).toBe(memo.of(row(), FRAME));
});

it.each<Partial<StoredCamera>>([
  { device: "b" },
  { lon: 118.801 },
  { lat: 32.001 },
  { layer: 1 },
  { ground_z_m: 1 },
  { height_m: 7 },
  { bearing: null },
  { tilt: 21 },
  { hfov: 61 },
  { width_px: 1920 },
  { height_px: 1080 },
  { max_range_m: 50 },
  { kind: "panoramic" },
])("makes it anew where it says %o", (change) => {
  const memo = new CameraMemo();
  const before = memo.of(row(), FRAME);
  const after = memo.of({ ...row(), ...change }, FRAME);
  expect(after).not.toEqual(before);
  expect(memo.of(row(), FRAME)).toEqual(before);
});

it("makes it anew on another plane", () => {
  const memo = new CameraMemo();
  expect(memo.of(row(), FRAME).x).not.toBe(memo.of(row(), cityFrame(118.5)).x);
});
