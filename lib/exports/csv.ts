export type CsvCell = string | number | null;

/** Tells spreadsheet programs that the file is UTF-8; without it they read Chinese as the local code page. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A CSV file by RFC 4180: CRLF between rows, quotes doubled. Text that a spreadsheet would run as a formula gets a leading
 * apostrophe, since names come from files anybody may have written.
 */
export function printCsv(rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
