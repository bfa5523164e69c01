import { useState } from "react";
import { type ChoosableColumn, type ChoosableTable, columnCookie, printColumnCookie } from "./column-cookie";
import { useViewer } from "./viewer";

const ONE_YEAR_S = 365 * 24 * 3600;

/** Columns that the person at the screen leaves out of a table, remembered for the next visit, and how to choose others. */
export function useColumns<Table extends ChoosableTable>(table: Table, initial: readonly ChoosableColumn<Table>[]) {
  const viewer = useViewer()?.id ?? "";
  const [hidden, setHidden] = useState(initial);
  const hide = (columns: readonly ChoosableColumn<Table>[]) => {
    setHidden(columns);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context, which intranets lack
    document.cookie = `${columnCookie(table)}=${printColumnCookie(viewer, columns)}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
  };
  return { hidden, hide };
}
