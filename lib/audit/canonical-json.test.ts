import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json";

it("has one form for one value", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "引" }], a: undefined, A: 1e21 })).toBe(
    '{"A":1e+21,"b":[1,{"c":"引","d":null}]}',
  );
});

it("says what JSON says, and tells different values apart", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      // JSON has no negative zero.
      const normal = (value: unknown) => JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(a))).toEqual(normal(a));
      expect(canonicalJson(a) === canonicalJson(b)).toBe(isDeepStrictEqual(normal(a), normal(b)));
    }),
  );
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol("s")])("refuses %s", (value) => {
  expect(() => canonicalJson({ value })).toThrow(TypeError);
});
