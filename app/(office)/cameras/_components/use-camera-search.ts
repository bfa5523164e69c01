"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type CameraSearch, printCameraSearch, readCameraSearch } from "@/lib/url/camera-search";

/** What the table shows, which lives in the address alone, and how to change it: `push` where Back should undo it. */
export function useCameraSearch() {
  const params = useSearchParams();
  const search = useMemo(() => readCameraSearch(params), [params]);
  const change = useCallback((patch: Partial<CameraSearch>, how: "push" | "replace" = "push") => {
    // Reads the bar and not the last drawing, so that two changes in one moment both count.
    const now = readCameraSearch(new URLSearchParams(window.location.search));
    const query = printCameraSearch({ ...now, page: 1, ...patch });
    const address = query === "" ? window.location.pathname : `${window.location.pathname}?${query}`;
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  return { search, change };
}
