import type { ChoosableTable } from "@/lib/api/table-columns";
import { printCameraSearch, readCameraSearch } from "./camera-search";
import { printWorkspaceSearch, readWorkspaceSearch } from "./workspace-search";

/** What of an address a filter keeps: what is searched, narrowed and sorted. */
export function filterOfAddress(table: ChoosableTable, params: Iterable<readonly [string, string]>): string {
  if (table === "cameras") return printCameraSearch({ ...readCameraSearch(params), page: 1 });
  const { q, kind, state, candidates, sort, order } = readWorkspaceSearch(params);
  return printWorkspaceSearch({ ...readWorkspaceSearch([]), q, kind, state, candidates, sort, order });
}

/** The address that shows what a filter finds. */
export function filterHref(table: ChoosableTable, query: string): string {
  const path = table === "cameras" ? "/cameras" : "/";
  return query === "" ? path : `${path}?${query}`;
}
