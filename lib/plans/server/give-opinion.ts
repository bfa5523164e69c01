import "server-only";
import { insertPlanOpinion } from "@/db/queries/plan-remarks";
import { advancePlan, findPlan } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanDto, PlanOpinion } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { stateAfter } from "../plan";
import { authorOf, planObject, planOf, reachedPlan } from "./stored-plan";

/** `changed`: it is of another version by now, or does not wait for an opinion. */
export type OpinionError = { readonly code: "no-such-plan" } | { readonly code: "changed" };

/** Records what the police say of a submitted plan: it is agreed to from now on, or a draft again. */
export async function giveOpinion(
  context: Context<"plans.review">,
  { id, version, verdict, text }: PlanOpinion,
): Promise<Result<PlanDto, OpinionError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  const state = stateAfter(verdict);
  const next = await advancePlan(context.db, plan, { version, from: "submitted", to: state });
  if (next === null) return err({ code: "changed" });
  await insertPlanOpinion(context.db, { planId: id, version, verdict, text, ...(await authorOf(context)) });
  const reviewed = await findPlan(context.db, id);
  if (!reviewed) throw new Error("a plan vanished while it was reviewed");
  await recordAudit(context, {
    action: "plans.review",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    before: { version, state: "submitted" },
    after: { id, version: next, state, verdict },
    reason: text,
  });
  return ok(planOf(reviewed));
}
