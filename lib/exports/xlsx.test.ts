import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readTableFile } from "@/lib/imports/files/read-table-file";
import { unzip } from "@/tests/support/unzip";
import { printXlsx } from "./xlsx";

const rows = [
  ["名称", "面积 (m²)", "建成日期", "计算时间"],
  ["=HYPERLINK(1)", 12.5, { day: "2026-03-01" }, { moment: "2026-03-01T18:00:00.000Z" }],
  ["a<b>&\u0007\uD800𠮷", null, null, null],
];

/** Every cell of the sheet by its address: its type, and what it holds, texts in full. */
async function cellsOf(bytes: Buffer) {
  const files = await unzip(bytes);
  const texts = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text]) => text,
  );
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(?:<f>.*?<\/f>)?<v>([^<]*)<\/v><\/c>/g)];
  return {
    sheet,
    cells: Object.fromEntries(
      cells.map(([, at, kind, value]) => [at, kind?.includes('t="s"') ? texts[Number(value)] : Number(value)]),
    ),
  };
}

describe("printXlsx", () => {
  it("writes numbers as numbers, and days and moments as dates of the cities' own clock", async () => {
    const { cells } = await cellsOf(await printXlsx("场所", rows));
    expect(cells).toMatchObject({ A1: "名称", B2: 12.5 });
    // Days since 1899-12-30, as spreadsheets count; 02:00 of the next morning in Beijing.
    const day = (Date.UTC(2026, 2, 1) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(cells.C2).toBe(day);
    expect(cells.D2).toBeCloseTo(day + 1 + 2 / 24, 6);
  });

  it("is read back by another program, days as days", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "sightline-xlsx-"));
    const file = path.join(folder, "table.xlsx");
    await writeFile(file, await printXlsx("场所", rows));
    const read = await readTableFile(file);
    await rm(folder, { recursive: true });
    expect(read.ok && read.value.rows[0]?.values).toEqual([
      "=HYPERLINK(1)",
      "12.5",
      "2026/03/01",
      "2026/03/02 02:00:00",
    ]);
  });

  it("holds texts as texts and no formula, without what a file of XML cannot hold", async () => {
    const { cells, sheet } = await cellsOf(await printXlsx("场所", rows));
    expect(cells.A2).toBe("=HYPERLINK(1)");
    expect(cells.A3).toBe("a&lt;b&gt;&amp;𠮷");
    expect(sheet).not.toContain("<f>");
    expect(sheet).toMatch(/state="frozen"/);
  });
});
