import { expect, it } from "vitest";
import { lastShanghaiDay, shanghaiMidnight, shanghaiTime } from "./shanghai-time";

it("writes a moment as the cities' clocks do, over midnight and the end of the year", () => {
  expect(shanghaiTime("2026-11-24T10:46:05.123Z")).toBe("2026-11-24 18:46:05.123");
  expect(shanghaiTime("2026-12-31T16:00:00.000Z")).toBe("2027-01-01 00:00:00.000");
  expect(shanghaiTime("2026-11-24T18:46:05+08:00")).toBe("2026-11-24 18:46:05.000");
});

it("knows when a day of the cities begins and ends", () => {
  expect(shanghaiMidnight("2026-11-24", "that-day")).toBe("2026-11-23T16:00:00.000Z");
  expect(shanghaiMidnight("2026-12-31", "day-after")).toBe("2026-12-31T16:00:00.000Z");
  expect(shanghaiMidnight("2028-02-28", "day-after")).toBe("2028-02-28T16:00:00.000Z");
});

it("says the last day of what ends at midnight, or in the middle of a day", () => {
  expect(lastShanghaiDay(shanghaiMidnight("2026-12-31", "day-after"))).toBe("2026-12-31");
  expect(lastShanghaiDay("2026-11-24T10:00:00.000Z")).toBe("2026-11-24");
});
