import type { Blob } from "node:buffer";
import type Stream from "node:stream";
import writeExcelFile, { type Cell, type Feature } from "write-excel-file/node";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import type { FileCell } from "./file-cell";

/** Characters of a cell at most; Excel calls a file with more of them damaged. Source: Excel specifications and limits. */
const MOST_CHARACTERS = 32_767;

/**
 * Lifts the numbers of our formats out of the range that is reserved for a spreadsheet's own, 0 to 163: GDAL, and with it our import, takes a date for a number
 * otherwise. The library counts from 100.
 */
const OWN_FORMATS: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      "xl/styles.xml": {
        transform: (xml) => xml.replaceAll(/numFmtId="1(\d\d)"/g, 'numFmtId="2$1"'),
      },
    },
  },
};

/**
 * A workbook of one sheet: the first row its heads, which stay in sight. Numbers are numbers, days and moments are dates in the cities' own time, and every
 * text is declared a text, so that a spreadsheet neither runs it as a formula nor makes a number or a date of it.
 *
 * @param name - Of the sheet.
 * @returns The bytes of an `.xlsx` file.
 */
export async function printXlsx(name: string, rows: readonly (readonly FileCell[])[]): Promise<Buffer> {
  const [heads = [], ...others] = rows;
  const widths = heads.map((head) => ({ width: Math.min(40, Math.max(12, 2 * String(head ?? "").length)) }));
  const sheet = [heads.map(headCell), ...others.map((row) => row.map(sheetCell))];
  return writeExcelFile(
    sheet,
    { sheet: name, columns: widths, stickyRowsCount: 1 },
    { features: [OWN_FORMATS] },
  ).toBuffer();
}

function headCell(head: FileCell): Cell {
  return typeof head === "string" ? { ...textCell(head), fontWeight: "bold" } : sheetCell(head);
}

function sheetCell(cell: FileCell): Cell {
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (typeof cell === "string") return textCell(cell);
  if ("day" in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  // A sheet knows no zones: the moment is written as the clock of the cities showed it.
  const clock = new Date(`${shanghaiTime(cell.moment).replace(" ", "T")}Z`);
  return { value: clock, type: Date, format: "yyyy-mm-dd hh:mm:ss" };
}

function textCell(text: string) {
  return { value: text.slice(0, MOST_CHARACTERS), type: String, format: "@" } as const;
}
