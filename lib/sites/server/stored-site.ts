import "server-only";
import { noteEdit } from "@/db/queries/jurisdictions";
import type { EditableSite } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
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

/** A stored site as people edit it. */
export function siteFields(site: EditableSite): SiteFieldsDto {
  const { id, version, name, name_en, kind, candidate, area_m2 } = site;
  return { id, version, name, nameEn: name_en, kind: kind as SiteFieldsDto["kind"], candidate, areaM2: area_m2 };
}
