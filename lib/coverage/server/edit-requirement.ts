import "server-only";
import { findRequirement, type RequirementRow, updateRequirementIfUnchanged } from "@/db/queries/requirements";
import type { Context } from "@/lib/access/server/context";
import type { RequirementDto, RequirementEdit } from "@/lib/api/requirements";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { alteration, type Conflict, type Fields, type Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { noteRequirementChange, objectOf, reachedRequirement, requirementOf } from "./stored-requirement";

export type RequirementEditError =
  | { readonly code: "no-such-requirement" }
  | { readonly code: "stale"; readonly conflict: Conflict<RequirementDto> };

/** Changes the level or the reason of a requirement, of the version `expected` alone; another level has coverage computed anew. */
export async function editRequirement(
  context: Context<"requirements.edit">,
  { id, ...wanted }: RequirementEdit,
  expected: number,
): Promise<Result<RequirementDto, RequirementEditError>> {
  const row = await reachedRequirement(context, id);
  if (!row) return err({ code: "no-such-requirement" });
  if (row.version !== expected) return err(await staleRequirement(context, row, expected, wanted));

  const fields: { level: string; reason: string } = { level: row.level, reason: row.reason };
  const altered = alteration<typeof fields>(fields, wanted);
  if (!altered) return ok(requirementOf(row));
  const next = { ...row, ...altered.after };
  const version = await updateRequirementIfUnchanged(context.db, next, expected);
  if (version === null) {
    const current = await findRequirement(context.db, id);
    return err(current ? await staleRequirement(context, current, expected, wanted) : { code: "no-such-requirement" });
  }
  if (next.level !== row.level) await noteRequirementChange(context, row);
  await recordAudit(context, {
    action: "requirements.edit",
    object: objectOf(row),
    jurisdiction: row.jurisdiction,
    before: { version: expected, ...altered.before },
    after: { id, version, kind: row.kind, role: row.role, ...altered.after },
    reason: wanted.reason,
  });
  return ok(requirementOf({ ...next, version }));
}

/** What to tell somebody whose change of a requirement, or its removal, came too late. */
export async function staleRequirement(
  context: Context,
  row: RequirementRow,
  expected: number,
  wanted: Wanted<Fields>,
): Promise<{ readonly code: "stale"; readonly conflict: Conflict<RequirementDto> }> {
  const history = { object: objectOf(row), action: "requirements.edit", record: row.id } as const;
  const fields = { level: row.level, reason: row.reason };
  const conflict = await findConflict(context, history, { current: requirementOf(row), expected, fields, wanted });
  return { code: "stale", conflict };
}
