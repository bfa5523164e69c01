import { expect, it } from "vitest";
import { readLogLevel } from "./log-level";

it("logs what happened unless told otherwise", () => {
  expect(readLogLevel({})).toBe("info");
  expect(readLogLevel({ SIGHTLINE_LOG_LEVEL: "" })).toBe("info");
  expect(readLogLevel({ SIGHTLINE_LOG_LEVEL: "debug" })).toBe("debug");
});

it("lists the levels", () => {
  expect(() => readLogLevel({ SIGHTLINE_LOG_LEVEL: "loud" })).toThrow("choose one of fatal, error");
});
