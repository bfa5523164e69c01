import "server-only";
import { noteEdit } from "@/db/queries/jurisdictions";
import { findRequirement, type RequirementRow } from "@/db/queries/requirements";
import type { Context } from "@/lib/access/server/context";
import type { RequirementDto } from "@/lib/api/requirements";
import { requestCoverage } from "./request-coverage";

/** One requirement that the context reaches, for its use cases; null for any other. */
export async function reachedRequirement(context: Context, id: string): Promise<RequirementRow | null> {
  const row = await findRequirement(context.db, id);
  return row && context.reaches(row.jurisdiction) ? row : null;
}

/** A requirement as it goes out. */
export function requirementOf(row: Omit<RequirementRow, "jurisdiction" | "jurisdiction_id">): RequirementDto {
  const { id, version, site_id, kind, role, level, reason } = row;
  return {
    id,
    version,
    site: site_id,
    kind: kind as RequirementDto["kind"],
    role: role as RequirementDto["role"],
    level,
    reason,
  };
}

/** What the audit says a requirement is of: the site, or the city. */
export function objectOf({ site_id, jurisdiction }: Pick<RequirementRow, "site_id" | "jurisdiction">): string {
  return site_id === null ? `city:${jurisdiction}` : `site:${site_id}`;
}

/** Has the city's coverage computed anew after what is asked of it changed. */
export async function noteRequirementChange(
  context: Context,
  { jurisdiction, jurisdiction_id }: Pick<RequirementRow, "jurisdiction" | "jurisdiction_id">,
): Promise<void> {
  await noteEdit(context.db, jurisdiction_id, { coverageChanges: true });
  await requestCoverage(context, jurisdiction);
}
