import "server-only";
import { findEditableSite, updateSiteIfUnchanged } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { SiteEdit, SiteFieldsDto } from "@/lib/api/site-edit";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { alteration } from "@/lib/editing/conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type Fields, noteSiteChange, type StaleSite, siteFields, staleSite } from "./stored-site";

/** `undecided-kind`: a site that a rule proposed for a person to decide cannot be accepted before its kind is. */
export type SiteEditError = { readonly code: "no-such-site" } | { readonly code: "undecided-kind" } | StaleSite;

/**
 * Changes what people may of a site in force: its names, its kind, and whether it still waits to be accepted. Of the version `expected` alone; from then on
 * imports leave it. Another kind asks for other levels, so coverage is computed anew.
 */
export async function editSite(
  context: Context<"sites.edit">,
  { id, reason, ...wanted }: SiteEdit,
  expected: number,
): Promise<Result<SiteFieldsDto, SiteEditError>> {
  const site = await findEditableSite(context.db, id);
  if (!site || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  if (site.version !== expected) return err(await staleSite(context, site, wanted, expected));

  const { id: _, version: __, ...fields } = siteFields(site);
  const altered = alteration<Fields>(fields, wanted);
  if (!altered) return ok(siteFields(site));
  const next = { ...fields, ...altered.after };
  if (!next.candidate && site.candidate && next.kind === "metro-passage") return err({ code: "undecided-kind" });

  const row = { ...site, name: next.name, name_en: next.nameEn, kind: next.kind, candidate: next.candidate };
  const version = await updateSiteIfUnchanged(context.db, row, expected);
  if (version === null) {
    const current = await findEditableSite(context.db, id);
    return err(current ? await staleSite(context, current, wanted, expected) : { code: "no-such-site" });
  }
  const computes = next.kind !== fields.kind;
  await noteSiteChange(context, site, computes);
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${id}`,
    jurisdiction: site.jurisdiction,
    before: { version: expected, ...altered.before },
    after: { version, ...altered.after },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(siteFields({ ...row, version }));
}
