"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { MOST_CHANGES } from "@/lib/api/camera-changes";
import type { CameraRowDto } from "@/lib/api/camera-list";
import { api } from "@/lib/api/client/api";
import { readInParts } from "./ids-in-parts";
import { useWorkspaceSearch } from "./use-workspace-search";

type ManyCameras = {
  readonly ids: readonly string[];
  /** Those of them that are there, as they are now; null until they are read. */
  readonly cameras: readonly CameraRowDto[] | null;
  readonly isError: boolean;
  /** Whether some were left out, because no more are changed at a time. */
  readonly full: boolean;
  /** Adds cameras, and the one that is selected already: it is the first of many. */
  readonly add: (ids: readonly string[]) => void;
  /** Takes one out, or else adds it. */
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
};

const Context = createContext<ManyCameras | null>(null);
type Chosen = {
  readonly ids: readonly string[];
  /** The camera that the address named when they were chosen, until it no longer does. */
  readonly beside: string | undefined;
};

const NOTHING: Chosen = { ids: [], beside: undefined };
const NO_NUMBERS: readonly number[] = [];

/** The cameras that are selected together. */
export function useManyCameras(): ManyCameras {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside ManyCamerasProvider");
  return value;
}

/** Numbers of those selected together, as the map's features carry them. */
export function useManyNumbers(): readonly number[] {
  const { cameras } = useManyCameras();
  return useMemo(() => cameras?.map(({ number }) => number) ?? NO_NUMBERS, [cameras]);
}

/** Keeps which cameras are selected together, between the map and their card. */
export function ManyCamerasProvider({ children }: { readonly children: ReactNode }) {
  const { search, change } = useWorkspaceSearch();
  const { camera } = search;
  const [chosen, setChosen] = useState(NOTHING);
  // Whoever selects one camera has done with the many.
  if (chosen.ids.length > 0 && chosen.beside !== camera)
    setChosen(camera === undefined ? { ...chosen, beside: undefined } : NOTHING);
  const ids = useMemo(() => chosen.ids.slice(0, MOST_CHANGES), [chosen.ids]);
  const { data: rows, isError } = useQuery({
    queryKey: [...api.cameras.list.key(), ids],
    queryFn: () =>
      readInParts(ids, async (part) => (await api.cameras.list.call({ ids: part, limit: part.length })).items),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const value = useMemo(() => {
    const choose = (next: (now: readonly string[]) => readonly string[]) => {
      setChosen((now) => ({ ids: next(now.ids), beside: camera }));
      if (camera !== undefined) change({ camera: undefined }, "replace");
    };
    return {
      ids,
      cameras: ids.length === 0 ? null : (rows?.filter(({ id }) => ids.includes(id)) ?? null),
      isError,
      full: chosen.ids.length > MOST_CHANGES,
      add(more: readonly string[]) {
        const first = camera === undefined ? [] : [camera];
        choose((now) => [...new Set([...now, ...first, ...more])]);
      },
      toggle(id: string) {
        if (id === camera) return;
        const first = camera === undefined ? [] : [camera];
        choose((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, ...first, id]));
      },
      clear: () => setChosen(NOTHING),
    };
  }, [ids, chosen, rows, isError, camera, change]);
  return <Context value={value}>{children}</Context>;
}
