"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/client/api";
import { useWorkspaceSearch } from "./use-workspace-search";

/** The line from the camera that the address names to the point that it names, from the side; asks nothing without both. */
export function useSightProfile() {
  const { search } = useWorkspaceSearch();
  const { point, profile: id } = search;
  const { data, isError } = useQuery(
    api.cameras.profile.queryOptions({ input: point && id ? { ...point, id } : skipToken }),
  );
  const asked = point !== undefined && id !== undefined;
  return { asked, data: asked ? data : undefined, isError: asked && isError };
}
