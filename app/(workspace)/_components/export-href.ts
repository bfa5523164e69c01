import type { WorkspaceSearch } from "@/lib/url/workspace-search";
import { siteQueryOf } from "./site-query";

/** Address of the file that holds every site the filters find, in the list's order. */
export function exportHref(search: WorkspaceSearch, format: "csv" | "xlsx"): string {
  const { limit: _limit, offset: _offset, ...query } = siteQueryOf(search);
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  return `/api/v1/exports/sites.${format}?${params}`;
}
