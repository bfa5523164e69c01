"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type AuditSearchState, printAuditSearch, readAuditSearch } from "@/lib/url/audit-search";

type Patch = Partial<AuditSearchState>;

/** What the screen shows, which lives in the address alone, and how to change it: `push` where Back should undo it. */
export function useAuditSearch() {
  const params = useSearchParams();
  const search = useMemo(() => readAuditSearch(params), [params]);
  const change = useCallback((patch: Patch, how: "push" | "replace" = "push") => {
    // Reads the bar and not the last drawing, so that two changes in one moment both count.
    const now = readAuditSearch(new URLSearchParams(window.location.search));
    const query = printAuditSearch({ ...now, ...patch });
    const address = query === "" ? window.location.pathname : `${window.location.pathname}?${query}`;
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  /** Asks for something else: the first page of it, with no entry open. */
  const narrow = useCallback(
    (patch: Patch, how: "push" | "replace" = "push") => change({ ...patch, before: undefined, entry: undefined }, how),
    [change],
  );
  return { search, change, narrow };
}
