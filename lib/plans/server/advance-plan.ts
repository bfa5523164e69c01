import "server-only";
import { advancePlan, findPlan } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanDto, PlanStep } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { PlanState } from "../plan";
import { planObject, planOf, reachedPlan } from "./stored-plan";

/** `changed`: it is of another version by now, or in another state than the step begins from; `empty`: it changes nothing yet. */
export type PlanStepError =
  | { readonly code: "no-such-plan" }
  | { readonly code: "changed" }
  | { readonly code: "empty" };

/** Lays a draft before the police: from now on nobody changes it. */
export function submitPlan(context: Context<"plans.edit">, step: PlanStep): Promise<Result<PlanDto, PlanStepError>> {
  return advance(context, step, "draft", "submitted");
}

/** Adopts a plan that the police agreed to. No camera is placed, moved or removed by it, and no date of one is set: people do that once it is built. */
export function adoptPlan(context: Context<"plans.edit">, step: PlanStep): Promise<Result<PlanDto, PlanStepError>> {
  return advance(context, step, "agreed", "adopted");
}

async function advance(
  context: Context<"plans.edit">,
  { id, version, reason }: PlanStep,
  from: PlanState,
  to: PlanState,
): Promise<Result<PlanDto, PlanStepError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  if (to === "submitted" && plan.changes === 0) return err({ code: "empty" });
  const next = await advancePlan(context.db, plan, { version, from, to });
  const advanced = next === null ? null : await findPlan(context.db, id);
  if (!advanced) return err({ code: "changed" });
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    before: { version, state: from },
    after: { id, version: advanced.version, state: to },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(planOf(advanced));
}
