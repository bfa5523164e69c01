import { useState } from "react";
import type { ChoosableColumn, ChoosableTable } from "@/lib/api/table-columns";
import { columnCookie, printColumnCookie } from "./column-cookie";
import { useViewer } from "./viewer";

const ONE_YEAR_S = 365 * 24 * 3600;

/** Columns that the person at the screen leaves out of a table, remembered for the next visit, and how to choose others. */
export function useColumns<Table extends ChoosableTable>(table: Table, initial: readonly ChoosableColumn<Table>[]) {
  const viewer = useViewer()?.id ?? "";
  const [hidden, setHidden] = useState(initial);
  const hide = (columns: readonly ChoosableColumn<Table>[]) => {
    setHidden(columns);
    keepColumns(table, viewer, columns);
  };
  return { hidden, hide };
}

/** Remembers which columns a person leaves out of a table, for its next drawing. */
export function keepColumns(table: ChoosableTable, viewer: string, hidden: readonly string[]): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context, which intranets lack
  document.cookie = `${columnCookie(table)}=${printColumnCookie(viewer, hidden)}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
}
