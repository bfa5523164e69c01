"use client";

import { useSyncExternalStore } from "react";

/** Where the panel is a sheet at the bottom. The style sheets ask the same. */
export const PHONE = "(max-width: 719px)";

/** Whether the screen fits a media query. The server cannot know and says no. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
