"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { api } from "@/lib/api/client/api";
import { MOST_SITES } from "@/lib/api/site-changes";
import type { SiteRowDto } from "@/lib/api/sites";
import { readInParts } from "./ids-in-parts";

type ManySites = {
  /** Whether sites are being chosen: then the table has boxes to tick. */
  readonly choosing: boolean;
  readonly chosen: ReadonlySet<string>;
  /** Whether some were left out, because no more are changed at a time. */
  readonly full: boolean;
  readonly begin: () => void;
  /** Takes some in, or out. */
  readonly choose: (ids: readonly string[], taken: boolean) => void;
  readonly end: () => void;
};

type State = { readonly choosing: boolean; readonly ids: readonly string[] };
const NOTHING: State = { choosing: false, ids: [] };

const Context = createContext<ManySites | null>(null);

/** The sites that are chosen together. */
export function useManySites(): ManySites {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside ManySitesProvider");
  return value;
}

/** Keeps which sites are chosen together while pages of the table, and of sites, come and go. */
export function ManySitesProvider({ children }: { readonly children: ReactNode }) {
  const [{ choosing, ids }, setState] = useState(NOTHING);
  const begin = useCallback(() => setState(({ ids }) => ({ choosing: true, ids })), []);
  const end = useCallback(() => setState(NOTHING), []);
  const choose = useCallback((some: readonly string[], taken: boolean) => {
    setState(({ ids }) => {
      const others = ids.filter((id) => !some.includes(id));
      return { choosing: true, ids: taken ? [...others, ...some] : others };
    });
  }, []);
  // Here and not in the card: the shell would hear the key first, since its page comes later.
  const onList = usePathname() === "/";
  useShortcuts(choosing && onList ? { Escape: end } : {});
  const value = useMemo(
    () => ({
      ...{ choosing, begin, choose, end },
      chosen: new Set(ids.slice(0, MOST_SITES)),
      full: ids.length > MOST_SITES,
    }),
    [choosing, ids, begin, choose, end],
  );
  return <Context value={value}>{children}</Context>;
}

/** The chosen sites that are there, as they are now, in the order in which they were chosen. */
export function useChosenSites(): { readonly sites: readonly SiteRowDto[] | null; readonly isError: boolean } {
  const { chosen } = useManySites();
  const ids = useMemo(() => [...chosen], [chosen]);
  const { data, isError } = useQuery({
    queryKey: [...api.sites.list.key(), ids],
    queryFn: () =>
      readInParts(ids, async (part) => (await api.sites.list.call({ ids: part, limit: part.length })).items),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const sites = useMemo(() => {
    if (ids.length === 0) return [];
    const known = new Map(data?.map((site) => [site.id, site]));
    return data ? ids.flatMap((id) => known.get(id) ?? []) : null;
  }, [ids, data]);
  return { sites, isError };
}
