import "server-only";
import { findSiteId } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import type { SiteDetailDto } from "@/lib/api/sites";
import { currentCity } from "@/lib/city/server/current-city";
import { err, type Result } from "@/lib/kernel/result";
import { readSite } from "./read-site";

/** One site of the city by its number or id, as people write it on a command line. */
export async function readSiteByNumber(
  context: Context<"sites.read" | "coverage.read">,
  idOrNumber: string,
): Promise<Result<SiteDetailDto, { code: "no-city" } | { code: "no-such-site" }>> {
  const city = await currentCity(context);
  if (!city.ok) return city;
  const id = await findSiteId(context.db, city.value.id, idOrNumber);
  return id === null ? err({ code: "no-such-site" }) : readSite(context, id);
}
