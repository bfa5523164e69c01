import "server-only";
import { findEditableSite } from "@/db/queries/site-edits";
import { listNeighbours } from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteNeighboursDto } from "@/lib/api/site-create";
import { err, ok, type Result } from "@/lib/kernel/result";
import { MOST_APART_M } from "../site-bounds";
import type { SiteKind } from "../site-kind";

/** A degree of latitude is at least so many metres. Source: GRS80, at the equator. */
const LEAST_DEGREE_M = 110_574;
/** More than one picks from. Ours. */
const MOST_NEIGHBOURS = 30;

/** The sites that may become one with another: on its layer, and no farther from it than is closed. */
export async function readNeighbours(
  context: Context<"sites.read">,
  id: string,
): Promise<Result<SiteNeighboursDto, { readonly code: "no-such-site" }>> {
  const site = await findEditableSite(context.db, id);
  if (!site || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  const rows = await listNeighbours(context.db, id, { within: MOST_APART_M / LEAST_DEGREE_M, most: MOST_NEIGHBOURS });
  return ok({
    sites: rows.map((row) => ({
      ...{ id: row.id, name: row.name, nameEn: row.name_en, kind: row.kind as SiteKind, areaM2: row.area_m2 },
    })),
  });
}
