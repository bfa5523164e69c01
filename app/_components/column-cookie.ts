import { CHOOSABLE_COLUMNS, type ChoosableColumn, type ChoosableTable } from "@/lib/api/table-columns";

/** Name of the cookie that holds what is left out of a table; a cookie, so that the server draws the table as its reader left it. */
export function columnCookie(table: ChoosableTable): string {
  return `sightline-columns-${table}`;
}

/** Columns that this person leaves out; none where the cookie is another person's, is nonsense, or is not there. */
export function readColumnCookie<Table extends ChoosableTable>(
  table: Table,
  viewer: string,
  value: string | undefined,
): readonly ChoosableColumn<Table>[] {
  const [owner, ...hidden] = (value ?? "").split(".");
  const known: readonly ChoosableColumn<Table>[] = CHOOSABLE_COLUMNS[table];
  return owner === viewer ? known.filter((column) => hidden.includes(column)) : [];
}

/** What `readColumnCookie` reads back. */
export function printColumnCookie(viewer: string, hidden: readonly string[]): string {
  return [viewer, ...hidden].join(".");
}
