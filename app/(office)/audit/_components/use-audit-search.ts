"use client";

import { useCallback } from "react";
import { useAddressSearch } from "@/app/(office)/_components/use-address-search";
import { type AuditSearchState, printAuditSearch, readAuditSearch } from "@/lib/url/audit-search";

/** What the screen shows, and how to change it. */
export function useAuditSearch() {
  const { search, change } = useAddressSearch(readAuditSearch, printAuditSearch);
  /** Asks for something else: the first page of it, with no entry open. */
  const narrow = useCallback(
    (patch: Partial<AuditSearchState>, how: "push" | "replace" = "push") =>
      change({ ...patch, before: undefined, entry: undefined }, how),
    [change],
  );
  return { search, change, narrow };
}
