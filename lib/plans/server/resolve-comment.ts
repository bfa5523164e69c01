import "server-only";
import { findPlanComment, type PlanCommentRow, resolvePlanCommentIfUnchanged } from "@/db/queries/plan-remarks";
import type { Context } from "@/lib/access/server/context";
import type { PlanCommentDto, PlanCommentEdit } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import type { Conflict } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { commentOf } from "./stored-comment";
import { planObject, reachedPlan } from "./stored-plan";

export type CommentError =
  | { readonly code: "no-such-comment" }
  | { readonly code: "stale"; readonly conflict: Conflict<PlanCommentDto> };

/** Settles a comment, or takes it up again, of the version `expected` alone. */
export async function resolvePlanComment(
  context: Context<"plans.comment">,
  { id, resolved }: PlanCommentEdit,
  expected: number,
): Promise<Result<PlanCommentDto, CommentError>> {
  const row = await findPlanComment(context.db, id);
  const plan = row && (await reachedPlan(context, row.plan_id));
  if (!row || !plan) return err({ code: "no-such-comment" });
  if (row.version !== expected) return err(await staleComment(context, row, expected, resolved));
  if (row.resolved === resolved) return ok(commentOf(row));
  const version = await resolvePlanCommentIfUnchanged(context.db, { ...row, resolved }, expected);
  if (version === null) {
    const current = await findPlanComment(context.db, id);
    return err(current ? await staleComment(context, current, expected, resolved) : { code: "no-such-comment" });
  }
  await recordAudit(context, {
    action: "plans.comment",
    object: planObject(row.plan_id),
    jurisdiction: plan.jurisdiction,
    before: { version: expected, resolved: row.resolved },
    after: { id, version, resolved },
  });
  return ok(commentOf({ ...row, resolved, version }));
}

async function staleComment(context: Context, row: PlanCommentRow, expected: number, resolved: boolean) {
  const history = { object: planObject(row.plan_id), action: "plans.comment", record: row.id } as const;
  const change = { current: commentOf(row), expected, fields: { resolved: row.resolved }, wanted: { resolved } };
  return { code: "stale", conflict: await findConflict(context, history, change) } as const;
}
