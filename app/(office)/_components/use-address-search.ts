"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

/**
 * What a screen shows, which lives in the address alone, and how to change it: `push` where Back should undo it.
 *
 * @param read - Reads the address's parameters; the same function at every drawing, as `print`.
 * @param print - The query of an address, without the question mark.
 */
export function useAddressSearch<T extends object>(
  read: (params: Iterable<readonly [string, string]>) => T,
  print: (search: T) => string,
) {
  const params = useSearchParams();
  const search = useMemo(() => read(params), [params, read]);
  const change = useCallback(
    (patch: Partial<T>, how: "push" | "replace" = "push") => {
      // Reads the bar and not the last drawing, so that two changes in one moment both count.
      const query = print({ ...read(new URLSearchParams(window.location.search)), ...patch });
      const address = query === "" ? window.location.pathname : `${window.location.pathname}?${query}`;
      if (how === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [read, print],
  );
  return { search, change };
}

/** The same of a list in pages: what changes but the page leads to the first. */
export function usePagedSearch<T extends { readonly page: number }>(
  read: (params: Iterable<readonly [string, string]>) => T,
  print: (search: T) => string,
) {
  const { search, change: write } = useAddressSearch(read, print);
  const change = useCallback(
    (patch: Partial<T>, how: "push" | "replace" = "push") => write({ page: 1, ...patch } as Partial<T>, how),
    [write],
  );
  return { search, change };
}
