import { expect, it } from "vitest";
import { Memo } from "./footprint-memo";

it("computes once while there is room, and counts how often", () => {
  const memo = new Memo<number[]>(6, (numbers) => numbers.length);
  const made: string[] = [];
  const ask = (hash: string, length: number) =>
    memo.of(hash, () => {
      made.push(hash);
      return Array(length).fill(0);
    });
  ask("a", 2);
  ask("b", 3);
  ask("a", 2);
  expect(made).toEqual(["a", "b"]);
  ask("c", 3);
  ask("d", 3);
  ask("a", 2);
  expect(made).toEqual(["a", "b", "c", "d", "a"]);
  expect(memo.computed).toBe(5);
  memo.forget();
  ask("a", 2);
  expect(memo.computed).toBe(6);
});
