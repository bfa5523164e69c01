import "server-only";
import { listPlansOfSite } from "@/db/queries/plans";
import { findEditableSite } from "@/db/queries/site-edits";
import type { Context } from "@/lib/access/server/context";
import type { PlanDto } from "@/lib/api/plans";
import { err, ok, type Result } from "@/lib/kernel/result";
import { planOf } from "./stored-plan";

/** The plans of one site, the newest first. */
export async function listPlans(
  context: Context<"plans.read">,
  site: string,
): Promise<Result<{ site: string; plans: PlanDto[] }, { code: "no-such-site" }>> {
  const found = await findEditableSite(context.db, site);
  if (!found || !context.reaches(found.jurisdiction)) return err({ code: "no-such-site" });
  return ok({ site, plans: (await listPlansOfSite(context.db, site)).map(planOf) });
}
