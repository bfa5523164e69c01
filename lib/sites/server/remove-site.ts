import "server-only";
import { findEditableSite, markSiteGoneIfUnchanged } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { SiteRemoval } from "@/lib/api/site-create";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { noteSiteChange, type StaleSite, siteFields, staleSite } from "./stored-site";

export type SiteRemovalError = { readonly code: "no-such-site" } | StaleSite;

/**
 * Takes a site away, of the version `expected` alone: it is gone from map, lists and coverage, and no import brings it back; `restoreSite` does.
 * @returns what it was, with the version of its removal
 */
export async function removeSite(
  context: Context<"sites.edit">,
  { id, reason }: SiteRemoval,
  expected: number,
): Promise<Result<SiteFieldsDto, SiteRemovalError>> {
  const site = await findEditableSite(context.db, id);
  if (!site || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  if (site.version !== expected) return err(await staleSite(context, site, {}, expected));
  const version = await markSiteGoneIfUnchanged(context.db, site, expected);
  if (version === null) {
    const current = await findEditableSite(context.db, id);
    return err(current ? await staleSite(context, current, {}, expected) : { code: "no-such-site" });
  }
  await noteSiteChange(context, site, true);
  const { id: _, ...fields } = siteFields(site);
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction: site.jurisdiction,
    before: fields,
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(siteFields({ ...site, version }));
}
