import "server-only";
import { countSites, listSites as listSiteRows } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import type { SiteListDto, SiteQuery, SiteRowDto } from "@/lib/api/sites";
import { currentCity } from "@/lib/city/server/current-city";
import { ok, type Result } from "@/lib/kernel/result";
import { siteRowDto } from "./site-row-dto";

/** One page of the city's sites, with how many the filters find and would find. */
export async function listSites(
  context: Context<"sites.read" | "coverage.read">,
  query: SiteQuery,
): Promise<Result<SiteListDto, { code: "no-city" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const rows = await listSiteRows(context.db, city.value.id, query);
  const counts = await countSites(context.db, city.value.id, query);
  return ok({
    items: rows.map(siteRowDto),
    total: counts.total,
    facets: {
      kinds: counts.kinds.map(({ kind, count }) => ({ kind: kind as SiteRowDto["kind"], count })),
      states: counts.states.map(({ state, count }) => ({ state: state as SiteRowDto["state"], count })),
    },
  });
}
