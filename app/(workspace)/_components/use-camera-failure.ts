"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/lib/api/client/api";
import { useWorkspaceSearch } from "./use-workspace-search";

/** What opens if the selected camera fails, once somebody asked; asks nothing otherwise. */
export function useCameraFailure() {
  const { search } = useWorkspaceSearch();
  const asked = search.camera !== undefined && search.fails;
  const { data, isError } = useQuery({
    ...api.cameras.failure.queryOptions({ input: { id: search.camera ?? "" } }),
    enabled: asked,
  });
  const failure = asked ? (data ?? null) : null;
  const opened = useMemo(() => failure?.sites.map((site) => site.opened) ?? null, [failure]);
  return { asked, failure, opened, isError };
}
