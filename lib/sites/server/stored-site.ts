import "server-only";
import { noteEdit } from "@/db/queries/jurisdictions";
import type { EditableSite } from "@/db/queries/site-edits";
import type { SiteGround } from "@/db/queries/site-grounds";
import type { Context } from "@/lib/access/server/context";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import type { Json } from "@/lib/audit/audit-entry";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { requestCoverage } from "@/lib/coverage/server/request-coverage";
import type { Conflict, Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";

/** What people edit of a site, without whose version it is. */
export type Fields = Omit<SiteFieldsDto, "id" | "version">;

export type StaleSite = { readonly code: "stale"; readonly conflict: Conflict<SiteFieldsDto> };

/** Why a change of a site that is based on the version `expected` came too late. */
export async function staleSite(
  context: Context,
  site: EditableSite,
  wanted: Wanted<Fields>,
  expected: number,
): Promise<StaleSite> {
  const { id, version: _, ...fields } = siteFields(site);
  const history = { object: `site:${id}`, action: "sites.edit" } as const;
  const conflict = await findConflict(context, history, { current: siteFields(site), expected, fields, wanted });
  return { code: "stale", conflict };
}

/** Notes that a site of a city changed, and has coverage computed anew where that reaches it. */
export async function noteSiteChange(
  context: Context,
  { jurisdiction, jurisdiction_id }: Pick<EditableSite, "jurisdiction" | "jurisdiction_id">,
  computes: boolean,
): Promise<void> {
  await noteEdit(context.db, jurisdiction_id, { coverageChanges: computes });
  if (computes) await requestCoverage(context, jurisdiction);
}

/** A ground at a version of its site, and what else the audit is to tell of the change. */
type GroundVersion = SiteGround & { readonly version: number } & { readonly [told: string]: Json };

/** Notes that a site has another ground, in the audit too. */
export async function noteGroundChange(
  context: Context<"sites.edit">,
  site: EditableSite,
  {
    before,
    after,
    reason,
  }: { readonly before: GroundVersion; readonly after: GroundVersion; readonly reason?: string | undefined },
): Promise<void> {
  await noteSiteChange(context, site, true);
  await recordAudit(context, {
    action: "sites.edit",
    object: `site:${site.id}`,
    jurisdiction: site.jurisdiction,
    before,
    after,
    ...(reason === undefined ? {} : { reason }),
  });
}

/** A stored site as people edit it. */
export function siteFields(site: EditableSite): SiteFieldsDto {
  const { id, version, name, name_en, kind, candidate, area_m2 } = site;
  return { id, version, name, nameEn: name_en, kind: kind as SiteFieldsDto["kind"], candidate, areaM2: area_m2 };
}
