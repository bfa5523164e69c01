import "server-only";
import { deleteDraftIfUnchanged, findPlan } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanFieldsDto } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import type { Conflict } from "@/lib/editing/conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { planFields, stalePlan } from "./edit-plan";
import { planObject, reachedPlan } from "./stored-plan";

/** `closed`: it is no draft; `judged`: the police have said something of it, which stays. */
export type PlanRemovalError =
  | { readonly code: "no-such-plan" }
  | { readonly code: "closed" }
  | { readonly code: "judged" }
  | { readonly code: "stale"; readonly conflict: Conflict<PlanFieldsDto> };

/**
 * Removes a draft of which the police have said nothing, of the version `expected` alone, with what it would change and what was noted on it. Its branches stay.
 * @returns what it was
 */
export async function removePlan(
  context: Context<"plans.edit">,
  id: string,
  expected: number,
): Promise<Result<PlanFieldsDto, PlanRemovalError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  if (plan.version !== expected) return err(await stalePlan(context, plan, expected, {}));
  if (plan.state !== "draft") return err({ code: "closed" });
  if (plan.verdict !== null) return err({ code: "judged" });
  if (!(await deleteDraftIfUnchanged(context.db, plan, expected))) {
    const current = await findPlan(context.db, id);
    return err(current ? await stalePlan(context, current, expected, {}) : { code: "no-such-plan" });
  }
  const { site_id: site, branched_from: branchedFrom, changes } = plan;
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    before: { ...planFields(plan), site, branchedFrom, changes },
  });
  return ok(planFields(plan));
}
