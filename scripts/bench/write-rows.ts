import { textTable } from "../cli/text-table";
import type { Row } from "./row";

/** The rows as a table to read. */
export function rowsAsTable(rows: readonly Row[]): string {
  return textTable(
    [
      { title: "row" },
      { title: "value", align: "right" },
      { title: "unit" },
      { title: "n", align: "right" },
      { title: "how" },
    ],
    rows.map(({ name, value, unit, n, note }) => [name, shown(value), unit, String(n), note]),
  );
}

/** The rows as a machine reads them. */
export function rowsAsJson(rows: readonly Row[]): string {
  return `${JSON.stringify({ rows }, null, 2)}\n`;
}

/** Three digits that say something, never as a power of ten. */
function shown(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3);
}
