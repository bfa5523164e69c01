import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import type { FileCell } from "./file-cell";

/** Tells spreadsheet programs that the file is UTF-8; without it they read Chinese as the local code page. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A CSV file by RFC 4180: CRLF between rows, quotes doubled. Text that a spreadsheet would run as a formula gets a leading
 * apostrophe, since names come from files anybody may have written. Moments are in the cities' own time, to the second.
 */
export function printCsv(rows: readonly (readonly FileCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: FileCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return "day" in cell ? cell.day : shanghaiTime(cell.moment).slice(0, 19);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
