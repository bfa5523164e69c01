import "server-only";
import { insertPlanCost, listPlanCosts } from "@/db/queries/plan-costs";
import { holdDraft, raisePlanVersion } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanCost, PlanCostDto } from "@/lib/api/plan-costs";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { MOST_PLAN_COSTS } from "../plan-cost";
import { costFields, costOf, saidOf } from "./stored-cost";
import { planObject, reachedPlan } from "./stored-plan";

/** `closed`: the plan is no draft; `full`: it holds as many cost lines as a plan may. */
export type CostAddError = { readonly code: "no-such-plan" | "closed" | "full" };

/** Adds a cost line to a draft. */
export async function addPlanCost(
  context: Context<"plans.edit">,
  { plan: id, basis, ...said }: PlanCost,
): Promise<Result<PlanCostDto, CostAddError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  if (!(await holdDraft(context.db, id))) return err({ code: "closed" });
  if ((await listPlanCosts(context.db, id)).length >= MOST_PLAN_COSTS) return err({ code: "full" });
  const row = await insertPlanCost(context.db, id, saidOf({ ...said, basis: basis ?? null }));
  await raisePlanVersion(context.db, id);
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    after: costFields(row),
  });
  return ok(costOf(row));
}
