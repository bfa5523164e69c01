import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printCsv } from "./csv";

describe("printCsv", () => {
  it("starts with a byte order mark and ends rows with CRLF", () => {
    expect(
      printCsv([
        ["名称", "面积 (m²)"],
        ["新街口", 12.5],
      ]),
    ).toBe("\uFEFF名称,面积 (m²)\r\n新街口,12.5\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@cmd", "\tx"])("does not let a spreadsheet run %j", (text) => {
    expect(printCsv([[text]])).toBe(`\uFEFF'${text}\r\n`);
  });

  it("writes days as they are, and moments as the clock of the cities shows them", () => {
    expect(printCsv([[{ day: "2026-03-01" }, { moment: "2026-03-01T18:00:00.123Z" }]])).toBe(
      "\uFEFF2026-03-01,2026-03-02 02:00:00\r\n",
    );
  });

  it("leaves an unknown number empty", () => {
    expect(printCsv([[null, -3]])).toBe("\uFEFF,-3\r\n");
  });

  it("is read back by another program as it was written", () => {
    const text = fc.string({ unit: "binary" }).filter((value) => !/^[=+\-@\t\r]/.test(value));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = parse(printCsv(rows), { bom: true, relax_column_count: true, record_delimiter: "\r\n" });
        expect(read).toEqual(rows);
      }),
    );
  });
});
