import "server-only";
import { findPlan, type PlanRow, updatePlanIfUnchanged } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanEdit, PlanFieldsDto } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { alteration, type Conflict, type Fields, type Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { planObject, reachedPlan } from "./stored-plan";

/** `closed`: it is no draft. */
export type PlanEditError =
  | { readonly code: "no-such-plan" }
  | { readonly code: "closed" }
  | { readonly code: "stale"; readonly conflict: Conflict<PlanFieldsDto> };

/** Changes the name or the basis of a draft, of the version `expected` alone. */
export async function editPlan(
  context: Context<"plans.edit">,
  { id, ...wanted }: PlanEdit,
  expected: number,
): Promise<Result<PlanFieldsDto, PlanEditError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  if (plan.version !== expected) return err(await stalePlan(context, plan, expected, wanted));
  if (plan.state !== "draft") return err({ code: "closed" });
  const altered = alteration<{ name: string; basis: string }>({ name: plan.name, basis: plan.basis }, wanted);
  if (!altered) return ok(planFields(plan));
  const next = { ...plan, ...altered.after };
  const version = await updatePlanIfUnchanged(context.db, next, expected);
  if (version === null) {
    const current = await findPlan(context.db, id);
    return err(current ? await stalePlan(context, current, expected, wanted) : { code: "no-such-plan" });
  }
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    before: { version: expected, ...altered.before },
    after: { id, version, ...altered.after },
  });
  return ok(planFields({ ...next, version }));
}

/** Who has changed what of a plan since somebody read it. */
export async function stalePlan(context: Context, plan: PlanRow, expected: number, wanted: Wanted<Fields>) {
  const history = { object: planObject(plan.id), action: "plans.edit", record: plan.id } as const;
  const fields = { name: plan.name, basis: plan.basis };
  const conflict = await findConflict(context, history, { current: planFields(plan), expected, fields, wanted });
  return { code: "stale", conflict } as const;
}

/** What of a plan can be changed, as it goes out. */
export function planFields({ id, version, name, basis }: PlanRow): PlanFieldsDto {
  return { id, version, name, basis };
}
