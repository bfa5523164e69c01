"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useMemo } from "react";
import { api } from "@/lib/api/client/api";
import { REQUIRED_LEVEL } from "@/lib/url/workspace-search";
import { useWorkspaceSearch } from "./use-workspace-search";

/** How often the ground of the open or selected site is seen at the level on the map, while that topic is on; asks nothing otherwise. */
export function useSiteDepths() {
  const { siteId } = useParams<{ siteId?: string }>();
  const { search } = useWorkspaceSearch();
  const id = siteId ?? search.site;
  const shown = search.layers.includes("depth");
  const asked = shown && id !== undefined;
  const level = search.level === REQUIRED_LEVEL ? {} : { level: search.level };
  const { data, isError } = useQuery({
    ...api.sites.depths.queryOptions({ input: { id: id ?? "", ...level } }),
    enabled: asked,
  });
  const depths = asked ? (data ?? null) : null;
  const drawn = useMemo(() => {
    if (!depths) return null;
    const { none, one, two, more } = depths.depths;
    return { none: none.shape, one: one.shape, two: two.shape, more: more.shape };
  }, [depths]);
  return { shown, asked, depths, drawn, isError: asked && isError };
}
