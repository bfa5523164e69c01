import fc from "fast-check";
import { expect, it } from "vitest";
import { sortByKey } from "./sort-by-key";

it("orders numbers by their keys, each number once", () => {
  const keys = fc.oneof(
    fc.array(fc.double({ noNaN: true }), { maxLength: 300 }),
    fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 300 }),
  );
  fc.assert(
    fc.property(keys, (list) => {
      const order = sortByKey(Float64Array.from(list));
      expect([...order].sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
      expect(Array.from(order, (i) => (list[i] ?? Number.NaN) + 0)).toEqual(
        list.map((key) => key + 0).sort((a, b) => a - b),
      );
    }),
  );
});

it("takes sorted, reversed and constant keys without digging deep", () => {
  for (const key of [(i: number) => i, (i: number) => -i, () => 7]) {
    const keys = Float64Array.from({ length: 200_000 }, (_, i) => key(i));
    const order = sortByKey(keys);
    expect(order.every((id, i) => i === 0 || (keys[order[i - 1] ?? 0] ?? 0) <= (keys[id] ?? 0))).toBe(true);
  }
});
