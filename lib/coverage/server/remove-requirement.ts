import "server-only";
import { deleteRequirementIfUnchanged, findRequirement } from "@/db/queries/requirements";
import type { Context } from "@/lib/access/server/context";
import type { RequirementDto, RequirementRemoval } from "@/lib/api/requirements";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type RequirementEditError, staleRequirement } from "./edit-requirement";
import { noteRequirementChange, objectOf, reachedRequirement, requirementOf } from "./stored-requirement";

/**
 * Takes a requirement back, of the version `expected` alone: the city's level or our default holds again, and coverage is computed anew.
 * @returns what was asked for
 */
export async function removeRequirement(
  context: Context<"requirements.edit">,
  { id, reason }: RequirementRemoval,
  expected: number,
): Promise<Result<RequirementDto, RequirementEditError>> {
  const row = await reachedRequirement(context, id);
  if (!row) return err({ code: "no-such-requirement" });
  if (row.version !== expected) return err(await staleRequirement(context, row, expected, {}));
  if (!(await deleteRequirementIfUnchanged(context.db, row, expected))) {
    const current = await findRequirement(context.db, id);
    return err(current ? await staleRequirement(context, current, expected, {}) : { code: "no-such-requirement" });
  }
  await noteRequirementChange(context, row);
  await recordAudit(context, {
    action: "requirements.edit",
    object: objectOf(row),
    jurisdiction: row.jurisdiction,
    before: { id, version: expected, kind: row.kind, role: row.role, level: row.level, reason: row.reason },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(requirementOf(row));
}
