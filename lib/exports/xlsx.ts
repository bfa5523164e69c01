import writeExcelFile, { type Cell } from "write-excel-file/node";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import type { FileCell } from "./file-cell";

/** Characters of a cell at most; Excel calls a file with more of them damaged. Source: Excel specifications and limits. */
const MOST_CHARACTERS = 32_767;

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
  return writeExcelFile(sheet, { sheet: name, columns: widths, stickyRowsCount: 1 }).toBuffer();
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
