import "server-only";
import { setRequirement } from "@/db/queries/coverage";
import { findSiteId } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { currentCity } from "@/lib/city/server/current-city";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { PartRole } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import type { CoverageLevel } from "../requirement-profile";
import { requestCoverage } from "./request-coverage";

/** Asks for a level of a role: in every site of a kind, or in one site by its id or number. `reason` is for who reads it later. */
export type RequirementChange = {
  readonly place: { readonly kind: SiteKind } | { readonly site: string };
  readonly role: PartRole;
  readonly level: CoverageLevel;
  readonly reason: string;
};

/** Sets, or changes, one requirement of the city on screen; the job worker then computes its coverage anew. */
export async function changeRequirement(
  context: Context,
  { place, role, level, reason }: RequirementChange,
): Promise<Result<RequirementChange, { code: "no-city" } | { code: "no-such-site" } | { code: "no-reason" }>> {
  if (reason.trim() === "") return err({ code: "no-reason" });
  const city = await currentCity(context);
  if (!city.ok) return city;
  const jurisdictionId = city.value.id;
  const siteId = "site" in place ? await findSiteId(context.db, jurisdictionId, place.site) : null;
  if ("site" in place && siteId === null) return err({ code: "no-such-site" });

  const kind = "kind" in place ? place.kind : null;
  const before = await setRequirement(context.db, { jurisdictionId, siteId, kind, role, level, reason: reason.trim() });
  await requestCoverage(context, city.value.code);
  await recordAudit(context, {
    action: "requirements.edit",
    object: siteId === null ? `city:${city.value.code}` : `site:${siteId}`,
    jurisdiction: city.value.code,
    before,
    after: { kind, role, level },
    reason: reason.trim(),
  });
  return ok({ place: siteId === null ? place : { site: siteId }, role, level, reason: reason.trim() });
}
