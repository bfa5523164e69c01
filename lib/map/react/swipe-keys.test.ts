import { expect, it } from "vitest";
import { swipedBy } from "./swipe-keys";

it.each([
  ["ArrowLeft", 50, 48],
  ["ArrowDown", 1, 0],
  ["ArrowRight", 50, 52],
  ["ArrowUp", 99, 100],
  ["PageDown", 50, 40],
  ["PageUp", 95, 100],
  ["Home", 50, 0],
  ["End", 50, 100],
])("%s moves the bar from %i to %i, never beyond an edge", (key, from, to) => {
  expect(swipedBy(key, from)).toBe(to);
});

it("leaves every other key to whoever else listens", () => {
  expect(["a", "Tab", "Escape", "Enter"].map((key) => swipedBy(key, 50))).toEqual([null, null, null, null]);
});
