import { expect, it } from "vitest";
import { Memo } from "./footprint-memo";

it("computes once, and forgets the oldest when there is no room", () => {
  const memo = new Memo<number[]>(5, (numbers) => numbers.length);
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
  ask("c", 1);
  ask("b", 3);
  ask("a", 2);
  expect(made).toEqual(["a", "b", "c", "a"]);
  expect(memo.computed).toBe(4);
});

it("keeps what is larger than all its room until the next comes", () => {
  const memo = new Memo<number>(1, (size) => size);
  expect(memo.of("large", () => 9)).toBe(9);
  expect(memo.of("large", () => 8)).toBe(9);
  memo.of("small", () => 1);
  expect(memo.of("large", () => 8)).toBe(8);
});
