"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { api } from "@/lib/api/client/api";
import type { PointDto } from "@/lib/api/point";
import type { Inspected } from "@/lib/map/layers/inspected";
import { useMapPress } from "./map-tools";
import { useWorkspaceSearch } from "./use-workspace-search";

type InspectedPoint = {
  /** What is known of the point that the address names; undefined until it is. */
  readonly data: PointDto | undefined;
  readonly isError: boolean;
  readonly isFetching: boolean;
  readonly retry: () => void;
  /** The camera that is pointed at in the card. */
  readonly light: (camera: string | null) => void;
  /** What the map draws of it. */
  readonly drawn: Inspected | null;
};

const Context = createContext<InspectedPoint | null>(null);

/** The point asked about, between its card and the map. */
export function useInspectedPoint(): InspectedPoint {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside InspectedPointProvider");
  return value;
}

/** Puts the point that is pressed into the address, and asks who sees the one that stands there. */
export function InspectedPointProvider({ children }: { readonly children: ReactNode }) {
  const { search, change } = useWorkspaceSearch();
  const [lit, light] = useState<string | null>(null);
  useMapPress("inspect", ([lon, lat]) => change({ point: { lon: rounded(lon), lat: rounded(lat) } }, "push"));
  const { point } = search;
  const { data, isError, isFetching, refetch } = useQuery({
    ...api.coverage.point.queryOptions({ input: point ?? { lon: 0, lat: 0 } }),
    enabled: point !== undefined,
  });
  const value = useMemo(
    () => ({
      data: point && data,
      isError,
      isFetching,
      retry: () => void refetch(),
      light,
      drawn: point ? drawnOf([point.lon, point.lat], data, lit ?? search.profile ?? null) : null,
    }),
    [point, data, isError, isFetching, refetch, lit, search.profile],
  );
  return <Context value={value}>{children}</Context>;
}

/** A place to a centimetre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(7));
}

function drawnOf(at: Inspected["at"], data: PointDto | undefined, lit: string | null): Inspected {
  const lines = (data?.cameras ?? []).flatMap(({ id, position, levels, blockers }): Inspected["lines"] => {
    if (levels[0]?.miss === null) return [{ from: position, to: at, seen: true, lit: id === lit }];
    const [first] = blockers;
    return first ? [{ from: position, to: first.position, seen: false, lit: id === lit }] : [];
  });
  return { at, lines };
}
