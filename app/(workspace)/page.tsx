import { cookies } from "next/headers";
import { columnCookie, readColumnCookie } from "@/app/_components/column-cookie";
import { searchPairs } from "@/app/_components/search-pairs";
import { asPageViewer, requirePageViewer } from "@/lib/access/server/viewer-page";
import { siteQuery } from "@/lib/api/sites";
import { listSites } from "@/lib/sites/server/list-sites";
import { readWorkspaceSearch } from "@/lib/url/workspace-search";
import { SiteList } from "./_components/site-list";
import { siteQueryOf } from "./_components/site-query";

/** The city: its sites beside its map. */
export default async function CityPage({ searchParams }: PageProps<"/">) {
  const input = siteQueryOf(readWorkspaceSearch(searchPairs(await searchParams)));
  const sites = await asPageViewer(["sites.read", "coverage.read"], (reader) =>
    listSites(reader, siteQuery.parse(input)),
  );
  // Without a city the layout shows the way to one instead of this page.
  if (!sites.ok) return null;
  const [{ id }, jar] = await Promise.all([requirePageViewer(), cookies()]);
  return (
    <SiteList
      initial={sites.value}
      initialQuery={JSON.stringify(input)}
      hidden={readColumnCookie("sites", id, jar.get(columnCookie("sites"))?.value)}
    />
  );
}
