"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { printWorkspaceSearch, readWorkspaceSearch } from "@/lib/url/workspace-search";

/** Address of a site's page that keeps the view, the filters and the layers, so that going back finds them again. */
export function useSiteHref(): (siteId: string) => string {
  const params = useSearchParams();
  return useCallback(
    (siteId) => {
      const search = readWorkspaceSearch(params);
      const gap = search.site === siteId ? search.gap : undefined;
      const query = printWorkspaceSearch({ ...search, site: siteId, gap });
      return `/sites/${siteId}${query === "" ? "" : `?${query}`}`;
    },
    [params],
  );
}
