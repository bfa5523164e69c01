import { describe, expect, it } from "vitest";
import { exportEntry, exportNumber } from "./export-number";

describe("the number of an export", () => {
  it("has the year of the cities, also in the hours when Greenwich has another", () => {
    expect(exportNumber(17, Date.UTC(2026, 10, 24))).toBe("SJ-2026-000017");
    expect(exportNumber(1_234_567, Date.UTC(2026, 11, 31, 16))).toBe("SJ-2027-1234567");
    expect(exportNumber(1, Date.UTC(2026, 11, 31, 15, 59))).toBe("SJ-2026-000001");
  });

  it("says which entry it is of", () => {
    expect(exportEntry("SJ-2026-000017")).toBe(17);
    expect(exportEntry(exportNumber(1_234_567, 0))).toBe(1_234_567);
  });

  it.each(["", "SJ-2026-17", "SJ-26-000017", "sj-2026-000017", "SJ-2026-000017 ", "SJ-2026-99999999999999999999"])(
    "is not %j",
    (text) => expect(exportEntry(text)).toBeNull(),
  );
});
