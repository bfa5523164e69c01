import "server-only";
import { listPlanChanges } from "@/db/queries/plan-changes";
import { listPlanCosts } from "@/db/queries/plan-costs";
import { listPlanComments, listPlanOpinions } from "@/db/queries/plan-remarks";
import type { Context } from "@/lib/access/server/context";
import type { PlanDetailDto } from "@/lib/api/plans";
import { err, ok, type Result } from "@/lib/kernel/result";
import { totalFen } from "../plan-cost";
import { changeOf } from "./stored-change";
import { commentOf } from "./stored-comment";
import { costOf } from "./stored-cost";
import { instant, planOf, reachedPlan } from "./stored-plan";

/** One plan with what it changes, what that costs and what was said of it. */
export async function readPlan(
  context: Context<"plans.read">,
  id: string,
): Promise<Result<PlanDetailDto, { code: "no-such-plan" }>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  const changes = await listPlanChanges(context.db, id);
  const costs = (await listPlanCosts(context.db, id)).map(costOf);
  const opinions = await listPlanOpinions(context.db, id);
  const comments = await listPlanComments(context.db, id);
  return ok({
    ...planOf(plan),
    cameras: changes.map(changeOf),
    costs,
    totalFen: totalFen(costs),
    opinions: opinions.map(({ id: opinion, verdict, text, author_name, at }) => ({
      ...{ id: opinion, verdict, text, author: author_name, at: instant(at) },
    })),
    comments: comments.map(commentOf),
  });
}
