import "server-only";
import {
  deletePlanCostIfUnchanged,
  findPlanCost,
  type PlanCostRow,
  updatePlanCostIfUnchanged,
} from "@/db/queries/plan-costs";
import { holdDraft, raisePlanVersion } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanCostEdit, PlanCostFieldsDto } from "@/lib/api/plan-costs";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { alteration, type Conflict, type Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { plainQuantity } from "../plan-cost";
import { costFields, saidOf } from "./stored-cost";
import { planObject, reachedPlan } from "./stored-plan";

type Fields = Omit<PlanCostFieldsDto, "id" | "version">;

/** `closed`: the plan is no draft. */
export type CostEditError =
  | { readonly code: "no-such-cost" | "closed" }
  | { readonly code: "stale"; readonly conflict: Conflict<PlanCostFieldsDto> };

/** Changes a cost line of a draft, of the version `expected` alone. */
export async function editPlanCost(
  context: Context<"plans.edit">,
  { id, ...asked }: PlanCostEdit,
  expected: number,
): Promise<Result<PlanCostFieldsDto, CostEditError>> {
  const reached = await reachedCost(context, id);
  if (!reached) return err({ code: "no-such-cost" });
  const { row, plan } = reached;
  // 2.50 asks for nothing where 2.5 stands
  const wanted = asked.quantity === undefined ? asked : { ...asked, quantity: plainQuantity(asked.quantity) };
  if (row.version !== expected) return err(await staleCost(context, row, expected, wanted));
  const { id: _, version: __, ...fields } = costFields(row);
  const altered = alteration<Fields>(fields, wanted);
  if (!altered) return ok(costFields(row));
  const next = { ...fields, ...altered.after };
  if (!(await holdDraft(context.db, plan.id))) return err({ code: "closed" });
  const stored = { ...saidOf(next), id, plan_id: plan.id };
  const version = await updatePlanCostIfUnchanged(context.db, stored, expected);
  if (version === null) return err(await lateCost(context, id, expected, wanted));
  await raisePlanVersion(context.db, plan.id);
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(plan.id),
    jurisdiction: plan.jurisdiction,
    before: { version: expected, ...altered.before },
    after: { id, version, ...altered.after },
  });
  return ok({ id, version, ...next });
}

/**
 * Takes a cost line out of a draft, of the version `expected` alone.
 * @returns what the line was
 */
export async function removePlanCost(
  context: Context<"plans.edit">,
  id: string,
  expected: number,
): Promise<Result<PlanCostFieldsDto, CostEditError>> {
  const reached = await reachedCost(context, id);
  if (!reached) return err({ code: "no-such-cost" });
  const { row, plan } = reached;
  if (row.version !== expected) return err(await staleCost(context, row, expected, {}));
  if (!(await holdDraft(context.db, plan.id))) return err({ code: "closed" });
  if (!(await deletePlanCostIfUnchanged(context.db, row, expected)))
    return err(await lateCost(context, id, expected, {}));
  await raisePlanVersion(context.db, plan.id);
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(plan.id),
    jurisdiction: plan.jurisdiction,
    before: costFields(row),
  });
  return ok(costFields(row));
}

async function reachedCost(context: Context, id: string) {
  const row = await findPlanCost(context.db, id);
  const plan = row && (await reachedPlan(context, row.plan_id));
  return row && plan ? { row, plan } : null;
}

/** Somebody was quicker: what the line is by now. */
async function lateCost(
  context: Context,
  id: string,
  expected: number,
  wanted: Wanted<Fields>,
): Promise<CostEditError> {
  const current = await findPlanCost(context.db, id);
  return current ? staleCost(context, current, expected, wanted) : { code: "no-such-cost" };
}

async function staleCost(context: Context, row: PlanCostRow, expected: number, wanted: Wanted<Fields>) {
  const { id, version: _, ...fields } = costFields(row);
  const history = { object: planObject(row.plan_id), action: "plans.edit", record: id } as const;
  const conflict = await findConflict(context, history, { current: costFields(row), expected, fields, wanted });
  return { code: "stale", conflict } as const;
}
