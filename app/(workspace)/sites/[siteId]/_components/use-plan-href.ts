"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { printWorkspaceSearch, readWorkspaceSearch } from "@/lib/url/workspace-search";

/** Address of a plan's page that keeps the view, the filters and the layers. */
export function usePlanHref(): (siteId: string, planId: string) => string {
  const params = useSearchParams();
  return useCallback(
    (siteId, planId) => {
      const query = printWorkspaceSearch({ ...readWorkspaceSearch(params), site: siteId, gap: undefined });
      return `/sites/${siteId}/plans/${planId}?${query}`;
    },
    [params],
  );
}
