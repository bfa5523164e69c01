import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PairIndex } from "./pair-index";

describe("PairIndex", () => {
  it("numbers pairs in the order they come, each once", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.maxSafeInteger()), { maxLength: 400 });
    fc.assert(
      fc.property(pairs, (list) => {
        const index = new PairIndex();
        const known = new Map<string, number>();
        for (const [first, second] of [...list, ...list]) {
          const key = `${first} ${second}`;
          const expected = known.get(key) ?? known.size;
          known.set(key, expected);
          expect(index.add(first, second)).toBe(expected);
        }
        expect(index.size).toBe(known.size);
        expect([...known.keys()]).toEqual(Array.from(index.firsts(), (first, id) => `${first} ${index.secondOf(id)}`));
      }),
    );
  });

  it("keeps a hundred thousand pairs that differ in high bits only apart, in a blink", () => {
    const index = new PairIndex();
    const started = performance.now();
    for (let i = 0; i < 100_000; i++) index.add(i * 2 ** 32, -i * 2 ** 33);
    expect(index.size).toBe(100_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
