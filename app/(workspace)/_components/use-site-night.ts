"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useMemo } from "react";
import { api } from "@/lib/api/client/api";
import type { NightShown } from "@/lib/map/layers/night";
import { useWorkspaceSearch } from "./use-workspace-search";

/** What of the open site is seen at night, while somebody looks at it by night; asks nothing otherwise. */
export function useSiteNight() {
  const { siteId } = useParams<{ siteId?: string }>();
  const { search } = useWorkspaceSearch();
  const asked = search.night && siteId !== undefined;
  const { data, isError } = useQuery({
    ...api.sites.night.queryOptions({ input: { id: siteId ?? "", lampM: search.lamp } }),
    enabled: asked,
    // of the same site with lamps that light less or more
    placeholderData: (before) => (before?.site === siteId ? before : undefined),
  });
  const night = asked ? (data ?? null) : null;
  const drawn = useMemo<NightShown | null>(
    () =>
      night && {
        opened: night.opened.shape,
        lamps: night.lamps.map(({ position: [lon, lat] }) => [lon, lat]),
        lampM: night.lampM,
      },
    [night],
  );
  return { asked, night, drawn, isError: asked && isError };
}
