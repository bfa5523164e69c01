import { expect, it } from "vitest";
import { accepts, holds } from "./request-headers";

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

it.each([
  [null, false],
  ["gzip", true],
  ["gzip, deflate, br, zstd", true],
  ["br;q=1.0, GZIP;q=0.8", true],
  ["gzip;q=0, *", false],
  ["*", true],
  ["*;q=0", false],
  ["identity", false],
  ["", false],
])("Accept-Encoding %s accepts gzip: %s", (header, accepted) => {
  expect(accepts(header, "gzip")).toBe(accepted);
});
