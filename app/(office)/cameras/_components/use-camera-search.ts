"use client";

import { usePagedSearch } from "@/app/(office)/_components/use-address-search";
import { printCameraSearch, readCameraSearch } from "@/lib/url/camera-search";

/** What the table of cameras shows, and how to change it. */
export function useCameraSearch() {
  return usePagedSearch(readCameraSearch, printCameraSearch);
}
