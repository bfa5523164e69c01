import { expect, test } from "vitest";
import { grownF64s, grownI32s, grownU8s, toInt, u8s } from "./arrays";

test("grown arrays keep what they held, with zeros after it", () => {
  expect(grownF64s(Float64Array.of(1.5, -2), 4)).toEqual(Float64Array.of(1.5, -2, 0, 0));
  expect(grownI32s(Int32Array.of(7, -8), 3)).toEqual(Int32Array.of(7, -8, 0));
  expect(grownU8s(u8s(1).fill(255), 2)).toEqual(Uint8Array.of(255, 0));
});

test("numbers become whole towards zero", () => {
  expect([2.9, -2.9, 2 ** 31 - 1, -(2 ** 31)].map(toInt)).toEqual([2, -2, 2 ** 31 - 1, -(2 ** 31)]);
});
