import { expect, it } from "vitest";
import { isWithinMove } from "./move-limit";

it("takes a move along the street, and neither one across the city nor one with its numbers changed round", () => {
  const from = [118.78, 32.04] as const;
  expect(isWithinMove(from, [118.79, 32.05])).toBe(true);
  expect(isWithinMove(from, [118.81, 32.04])).toBe(false);
  expect(isWithinMove(from, [32.04, 118.78])).toBe(false);
  expect(isWithinMove(from, [Number.NaN, 32.04])).toBe(false);
});
