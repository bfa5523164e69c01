import "server-only";
import { findEditableSite, restoreSiteIfUnchanged } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { SiteRestoration } from "@/lib/api/site-create";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { noteSiteChange, siteFields } from "./stored-site";

/** Brings back a site that was taken away at this version; what is there already, or changed since, is not found. */
export async function restoreSite(
  context: Context<"sites.edit">,
  { id, version, reason }: SiteRestoration,
): Promise<Result<SiteFieldsDto, { readonly code: "no-such-site" }>> {
  const gone = await findEditableSite(context.db, id, "gone");
  if (!gone || !context.reaches(gone.jurisdiction)) return err({ code: "no-such-site" });
  const restored = await restoreSiteIfUnchanged(context.db, gone, version);
  if (restored === null) return err({ code: "no-such-site" });
  await noteSiteChange(context, gone, true);
  const site = siteFields({ ...gone, version: restored });
  const { id: _, ...fields } = site;
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction: gone.jurisdiction,
    after: fields,
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(site);
}
