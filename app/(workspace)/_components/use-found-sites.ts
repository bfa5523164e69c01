"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/lib/api/client/api";
import { siteQueryOf } from "./site-query";
import { useWorkspaceSearch } from "./use-workspace-search";

/** As many as one answer can hold; a search that finds more is not yet one worth drawing. */
const MOST = 500;

/** Numbers of all sites that the words of the search find, for the map to draw alone; null while nothing is searched. */
export function useFoundSites(): readonly number[] | null {
  const { search } = useWorkspaceSearch();
  const query = siteQueryOf({ ...search, page: 1 });
  const searching = query.q !== undefined;
  const { data } = useQuery({
    ...api.sites.list.queryOptions({ input: { ...query, limit: MOST } }),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  return useMemo(
    () => (searching && data && data.total <= MOST ? data.items.map(({ number }) => number) : null),
    [searching, data],
  );
}
