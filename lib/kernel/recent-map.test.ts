import fc from "fast-check";
import { expect, it } from "vitest";
import { RecentMap } from "./recent-map";

it("forgets what was not asked for lately, half of its room at a time", () => {
  const map = new RecentMap<number>(4);
  for (const [i, key] of ["a", "b", "c"].entries()) map.set(key, i);
  expect(map.get("a")).toBe(0);
  map.set("d", 3);
  map.set("e", 4);
  expect(["a", "b", "c", "d", "e"].map((key) => map.get(key))).toEqual([0, undefined, undefined, 3, 4]);
});

it("keeps what is larger than all its room until the next comes", () => {
  const map = new RecentMap<string>(2);
  map.set("large", "l", 9);
  expect(map.get("large")).toBe("l");
  map.set("b", "b");
  map.set("c", "c");
  expect(map.get("large")).toBeUndefined();
});

it("gives what was set last, keeps the newest half of its room, and holds no more than its room", () => {
  const step = fc.record({ key: fc.integer({ min: 0, max: 12 }).map(String), asks: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const map = new RecentMap<number>(8);
      const last = new Map<string, number>();
      for (const [i, { key, asks }] of steps.entries()) {
        if (!asks) {
          map.set(key, i);
          last.delete(key);
          last.set(key, i);
        } else if (map.get(key) !== undefined) expect(map.get(key)).toBe(last.get(key));
      }
      const settled = new RecentMap<number>(8);
      for (const [key, value] of last) settled.set(key, value);
      for (const [key, value] of [...last].slice(-4)) expect(settled.get(key)).toBe(value);
    }),
  );
});
