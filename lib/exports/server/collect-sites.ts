import "server-only";
import type { Context } from "@/lib/access/server/context";
import type { CityDto } from "@/lib/api/city";
import { type SiteRowDto, siteQuery } from "@/lib/api/sites";
import { readCity } from "@/lib/city/server/read-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import { listSites } from "@/lib/sites/server/list-sites";
import type { TooMuch } from "../too-much";

/** As many as the API gives at once. */
const CHUNK = 500;

/** Filters and order of the list, without its pages. */
export const exportQuery = siteQuery.omit({ limit: true, offset: true });

/** Every site that the filters find, with the city they belong to; all of one moment, since it is one transaction. @returns `too-much` where the file may not hold more than `most` */
export async function collectSites(
  context: Context<"sites.read" | "coverage.read">,
  query: ReturnType<typeof exportQuery.parse>,
  most = Number.POSITIVE_INFINITY,
): Promise<Result<{ city: CityDto; sites: SiteRowDto[] }, { code: "no-city" } | TooMuch>> {
  const city = await readCity(context);
  if (!city.ok) return city;
  const sites: SiteRowDto[] = [];
  for (;;) {
    const page = await listSites(context, { ...query, limit: CHUNK, offset: sites.length });
    if (!page.ok) return page;
    const { total } = page.value;
    if (total > most) return err({ code: "too-much", total, most });
    sites.push(...page.value.items);
    if (page.value.items.length < CHUNK) return ok({ city: city.value, sites });
  }
}
