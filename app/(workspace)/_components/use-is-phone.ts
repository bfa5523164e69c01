"use client";

import { useSyncExternalStore } from "react";

const QUERY = "(max-width: 719px)";

/** Whether the panel is a sheet at the bottom. The style sheets ask the same question; the server cannot know and says no. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(QUERY);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
}
