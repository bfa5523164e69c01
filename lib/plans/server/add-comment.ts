import "server-only";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import { insertPlanComment } from "@/db/queries/plan-remarks";
import type { Context } from "@/lib/access/server/context";
import type { PlanComment, PlanCommentDto } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { commentOf } from "./stored-comment";
import { authorOf, planObject, reachedPlan } from "./stored-plan";

/** Pins a remark to a place of a plan, whatever its state. */
export async function addPlanComment(
  context: Context<"plans.comment">,
  { id, position, text }: PlanComment,
): Promise<Result<PlanCommentDto, { readonly code: "no-such-plan" | "outside" }>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  const [lon, lat] = position;
  const point = JSON.stringify({ type: "Point", coordinates: [lon, lat] });
  if (!(await isPlaceOfCity(context.db, plan.jurisdiction_id, point))) return err({ code: "outside" });
  const row = await insertPlanComment(context.db, { planId: id, lon, lat, text, ...(await authorOf(context)) });
  await recordAudit(context, {
    action: "plans.comment",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    after: { id: row.id, version: row.version, position: [lon, lat], text },
  });
  return ok(commentOf(row));
}
