import "server-only";
import { listRequirementsOfSite, type RequirementRow } from "@/db/queries/requirements";
import { findEditableSite } from "@/db/queries/site-edits";
import { listZones } from "@/db/queries/sites";
import type { Context } from "@/lib/access/server/context";
import type { RequirementDto, SiteRequirementsDto } from "@/lib/api/requirements";
import { err, ok, type Result } from "@/lib/kernel/result";
import { PART_ROLES } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import { requiredLevel } from "../requirement-profile";
import { reachedRequirement, requirementOf } from "./stored-requirement";

/** Which level each role that parts of a site have needs, and who says so. */
export async function readSiteRequirements(
  context: Context<"sites.read">,
  siteId: string,
): Promise<Result<SiteRequirementsDto, { code: "no-such-site" }>> {
  const site = await findEditableSite(context.db, siteId);
  if (!site || !context.reaches(site.jurisdiction)) return err({ code: "no-such-site" });
  const held = new Set((await listZones(context.db, siteId)).map(({ role }) => role));
  const rows = await listRequirementsOfSite(context.db, {
    id: siteId,
    jurisdictionId: site.jurisdiction_id,
    kind: site.kind,
  });
  const of = (role: string, whose: "city" | "site") =>
    asked(rows.find((row) => row.role === role && (row.site_id === null) === (whose === "city")));
  return ok({
    roles: PART_ROLES.filter((role) => held.has(role)).map((role) => ({
      role,
      ours: requiredLevel(site.kind as SiteKind, role),
      city: of(role, "city"),
      site: of(role, "site"),
    })),
  });
}

/** One requirement, as it is edited. */
export async function readRequirement(
  context: Context<"sites.read">,
  id: string,
): Promise<Result<RequirementDto, { code: "no-such-requirement" }>> {
  const row = await reachedRequirement(context, id);
  return row ? ok(requirementOf(row)) : err({ code: "no-such-requirement" });
}

function asked(row: RequirementRow | undefined) {
  return row ? { id: row.id, version: row.version, level: row.level, reason: row.reason } : null;
}
