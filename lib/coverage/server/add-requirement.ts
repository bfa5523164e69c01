import "server-only";
import { insertRequirement, lockRequirementAt } from "@/db/queries/requirements";
import { findEditableSite } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { RequirementCreate, RequirementDto } from "@/lib/api/requirements";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import { noteRequirementChange, objectOf, requirementOf } from "./stored-requirement";

/** `exists`: something is asked for there already, which can be changed instead. */
export type RequirementAddError =
  | { readonly code: "no-city" }
  | { readonly code: "no-such-site" }
  | { readonly code: "exists"; readonly current: RequirementDto };

/** Asks for another level of a role than our default: in one site, or in every site of a kind in the city on screen. */
export async function addRequirement(
  context: Context<"requirements.edit">,
  { site, kind, role, level, reason }: RequirementCreate,
): Promise<Result<RequirementDto, RequirementAddError>> {
  const where = await placeOf(context, site);
  if (!where.ok) return where;
  const place = { jurisdictionId: where.value.jurisdiction_id, siteId: site ?? null, kind: kind ?? null, role };
  const id = await insertRequirement(context.db, { ...place, level, reason });
  if (id === null) {
    const there = await lockRequirementAt(context.db, place);
    // Taken back between the two statements: then nothing is asked for there, and this may be tried again.
    return there
      ? err({ code: "exists", current: requirementOf(there) })
      : addRequirement(context, { site, kind, role, level, reason });
  }
  const row = { id, version: 1, site_id: place.siteId, kind: place.kind, role, level, reason, ...where.value };
  await noteRequirementChange(context, row);
  await recordAudit(context, {
    action: "requirements.edit",
    object: objectOf(row),
    jurisdiction: row.jurisdiction,
    after: { id, version: 1, kind: row.kind, role, level },
    reason,
  });
  return ok(requirementOf(row));
}

async function placeOf(
  context: Context,
  site: string | undefined,
): Promise<Result<{ jurisdiction: string; jurisdiction_id: string }, RequirementAddError>> {
  if (site === undefined) {
    const city = await currentCity(context);
    if (!city.ok || !context.reaches(city.value.code)) return err({ code: "no-city" });
    return ok({ jurisdiction: city.value.code, jurisdiction_id: city.value.id });
  }
  const found = await findEditableSite(context.db, site);
  if (!found || !context.reaches(found.jurisdiction)) return err({ code: "no-such-site" });
  return ok({ jurisdiction: found.jurisdiction, jurisdiction_id: found.jurisdiction_id });
}
