"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { printWorkspaceSearch, readWorkspaceSearch, type WorkspaceSearch } from "@/lib/url/workspace-search";
import { isOpening } from "./page-opening";

type Patch = { readonly [Name in keyof WorkspaceSearch]?: WorkspaceSearch[Name] | undefined };

/** The shareable state, which lives in the address alone, and how to change it. */
export function useWorkspaceSearch() {
  const params = useSearchParams();
  const pathname = usePathname();
  const search = useMemo(() => readWorkspaceSearch(params), [params]);

  /** Writes a change into the address: `push` where Back should undo it, `replace` for what merely follows the hand. */
  const change = useCallback((patch: Patch, how: "push" | "replace") => {
    if (how === "replace" && isOpening()) return;
    const query = patchedQuery(patch);
    const address = `${window.location.pathname}${query}`;
    if (address === `${window.location.pathname}${window.location.search}`) return;
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);

  return { search, pathname, change };
}

/** The address bar's query with a change made to it, question mark included. Reads the bar, so that two changes in one moment both count. */
export function patchedQuery(patch: Patch): string {
  const query = printWorkspaceSearch({ ...addressSearch(), ...patch } as WorkspaceSearch);
  return query === "" ? "" : `?${query}`;
}

/** What the address bar says at this moment; keys pressed fast come before the page is drawn anew. */
export function addressSearch(): WorkspaceSearch {
  return readWorkspaceSearch(new URLSearchParams(window.location.search));
}
