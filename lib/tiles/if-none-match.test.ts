import { expect, it } from "vitest";
import { holds } from "./if-none-match";

it.each([
  [null, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['"b","c"', false],
  ["*", true],
  ['"ab"', false],
])('If-None-Match %s holds the tag "a": %s', (header, held) => {
  expect(holds(header, '"a"')).toBe(held);
});
