import { editOutcome } from "@/app/_components/edit-outcome";
import { api } from "@/lib/api/client/api";
import type { SiteEdit, SiteFieldsDto } from "@/lib/api/site-edit";

/** Asks for a change of a site, based on the version that was looked at; `reason` is empty where nobody gave one. */
export function sendSiteEdit(base: SiteFieldsDto, changes: Partial<SiteFieldsDto>, reason: string) {
  const asked = { ...(changes as Omit<SiteEdit, "id">), id: base.id, ...(reason === "" ? {} : { reason }) };
  return editOutcome(api.sites.edit.call(asked, { context: { basedOn: base } }));
}
