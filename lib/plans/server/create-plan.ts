import "server-only";
import { copyPlanChanges } from "@/db/queries/plan-changes";
import { copyPlanCosts } from "@/db/queries/plan-costs";
import { findPlan, insertPlan } from "@/db/queries/plans";
import { findEditableSite } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { PlanCreate, PlanDto } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { authorOf, planObject, planOf, reachedPlan } from "./stored-plan";

export type PlanCreateError = { readonly code: "no-such-site" } | { readonly code: "no-such-plan" };

/** Begins a draft for a site: empty, or with the changes and cost lines that another plan of that site has now. */
export async function createPlan(
  context: Context<"plans.edit">,
  { site, name, basis, branchOf }: PlanCreate,
): Promise<Result<PlanDto, PlanCreateError>> {
  const found = await findEditableSite(context.db, site);
  if (!found || !context.reaches(found.jurisdiction)) return err({ code: "no-such-site" });
  const branched = branchOf === undefined ? null : await reachedPlan(context, branchOf);
  if (branchOf !== undefined && branched?.site_id !== site) return err({ code: "no-such-plan" });
  const id = await insertPlan(context.db, {
    ...{ jurisdictionId: found.jurisdiction_id, siteId: site, branchedFrom: branched?.id ?? null, name, basis },
    ...(await authorOf(context)),
  });
  if (branched) {
    await copyPlanChanges(context.db, branched.id, id);
    await copyPlanCosts(context.db, branched.id, id);
  }
  const plan = await findPlan(context.db, id);
  if (!plan) throw new Error("a plan vanished while it was made");
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    after: { id, version: plan.version, site, name, basis, branchedFrom: branched?.id ?? null, changes: plan.changes },
  });
  return ok(planOf(plan));
}
