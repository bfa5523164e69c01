import { expect, it } from "vitest";
import { cityFrame } from "@/lib/crs/city-frame";
import { polygonWkb } from "@/lib/crs/wkb";
import { PrismMemo } from "./prism-memo";

const FRAME = cityFrame(118.8);
const ground = (east: number) => polygonWkb([Float64Array.of(118.8, 32, east, 32, east, 32.001, 118.8, 32)]);
const row = () => ({ id: "a", ground: ground(118.801), base_m: 0, top_m: 9, layer: 0 });

it("makes an obstacle once while nothing else is said of it", () => {
  const memo = new PrismMemo();
  expect(memo.of(row(), FRAME)).toBe(memo.of(row(), FRAME));
});

it.each([
  ["its ground", { ground: ground(118.802) }],
  ["its base", { base_m: 1 }],
  ["its top", { top_m: 8 }],
  ["its layer", { layer: 1 }],
])("makes it anew, with another hash, when %s is another", (_, change) => {
  const memo = new PrismMemo();
  const before = memo.of(row(), FRAME);
  const after = memo.of({ ...row(), ...change }, FRAME);
  expect(after).not.toBe(before);
  expect(after.digest).not.toBe(before.digest);
  expect(memo.of(row(), FRAME).digest).toBe(before.digest);
});

it("makes it anew on another plane", () => {
  const memo = new PrismMemo();
  const [x] = memo.of(row(), FRAME).box;
  expect(memo.of(row(), cityFrame(118.5)).box[0]).not.toBe(x);
});
