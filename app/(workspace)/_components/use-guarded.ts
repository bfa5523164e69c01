"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/lib/api/client/api";
import type { GuardedShown } from "@/lib/map/layers/guarded";
import { useWorkspaceSearch } from "./use-workspace-search";

/** How to ask for the guarded grounds of the city. */
export function guardedOptions() {
  return api.guarded.list.queryOptions();
}

/** The guarded grounds as the map draws them, with the cameras to point out; null until they are known. */
export function useGuardedShown(): GuardedShown | null {
  const { search } = useWorkspaceSearch();
  const { data } = useQuery(guardedOptions());
  const selected = search.guarded;
  return useMemo(() => {
    if (!data) return null;
    const watched = data.grounds.filter((ground) => ground.watched);
    return {
      grounds: data.grounds.map(({ id, number, kind, ground }) => ({
        ...{ id, number, kind, ground },
        selected: id === selected,
      })),
      reached: watched.map(({ reached }) => reached),
      cameras: [...new Set(watched.flatMap(({ cameras }) => cameras.map(({ number }) => number)))],
    };
  }, [data, selected]);
}
