import { expect, it } from "vitest";
import { browserName } from "./browser-name";

const BASE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  [`${BASE} Chrome/141.0.0.0 Safari/537.36`, "Chrome 141 · Windows"],
  [`${BASE} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, "Edge 141 · Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox 128 · Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari 18 · iOS",
  ],
  ["curl/8.5.0", "curl/8.5.0"],
  ["", null],
  [null, null],
])("calls %s %s", (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});
