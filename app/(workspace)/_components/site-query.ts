import type { SiteQuery } from "@/lib/api/sites";
import type { WorkspaceSearch } from "@/lib/url/workspace-search";

export const PAGE_SIZE = 50;

type Asked = Omit<SiteQuery, "limit" | "offset"> & Pick<SiteQuery, "limit" | "offset">;

/** What the list asks the API for one address; candidates stay out unless asked for, as in the city's figures. */
export function siteQueryOf(search: WorkspaceSearch): Asked {
  return {
    ...(search.q.trim() ? { q: search.q.trim() } : {}),
    ...(search.kind.length > 0 ? { kind: search.kind } : {}),
    ...(search.state.length > 0 ? { state: search.state } : {}),
    ...(search.candidates ? {} : { candidate: false }),
    sort: search.sort,
    order: search.order,
    limit: PAGE_SIZE,
    offset: (search.page - 1) * PAGE_SIZE,
  };
}
