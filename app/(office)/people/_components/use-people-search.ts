"use client";

import { usePagedSearch } from "@/app/(office)/_components/use-address-search";
import { printPeopleSearch, readPeopleSearch } from "@/lib/url/people-search";

/** What the list of people shows, and how to change it. */
export function usePeopleSearch() {
  return usePagedSearch(readPeopleSearch, printPeopleSearch);
}
