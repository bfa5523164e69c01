import { describe, expect, it } from "vitest";
import { readSchemeCookie } from "./scheme-cookie";

describe("readSchemeCookie", () => {
  it.each([
    ["dark.light", { choice: "dark", system: "light" }],
    ["system.dark", { choice: "system", system: "dark" }],
    [undefined, { choice: "system", system: "light" }],
    ["purple", { choice: "system", system: "light" }],
  ])("reads %s", (value, expected) => {
    expect(readSchemeCookie(value)).toEqual(expected);
  });
});
