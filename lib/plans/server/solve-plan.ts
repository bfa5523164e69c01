import "server-only";
import type { CameraRow } from "@/db/queries/cameras";
import { listCountedCameras, listPlanChanges } from "@/db/queries/plan-changes";
import type { PlanRow } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import { type SolvedIf, type SolveIfError, solveIf } from "@/lib/coverage/server/solve-if";
import { err, ok, type Result } from "@/lib/kernel/result";
import { plannedCameras } from "../plan-change";
import { plannedOf } from "./stored-change";
import { reachedPlan } from "./stored-plan";

/** A plan with what its changes come to. */
export type SolvedPlan = {
  readonly plan: PlanRow;
  /** The cameras that it changes, as they are. */
  readonly changed: readonly CameraRow[];
  readonly solved: SolvedIf;
};

export type SolvePlanError = { readonly code: "no-such-plan" } | SolveIfError;

/** Computes a plan over the city as it is now. */
export async function solvePlan(
  context: Context<"plans.read" | "coverage.read">,
  id: string,
): Promise<Result<SolvedPlan, SolvePlanError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  const changes = await listPlanChanges(context.db, id);
  const planned = changes.map(plannedOf);
  const ids = changes.flatMap(({ camera_id }) => camera_id ?? []);
  const city = { id: plan.jurisdiction_id, central_meridian: plan.central_meridian };
  const changed = await listCountedCameras(context.db, plan.jurisdiction_id, ids);
  const solved = await solveIf(context, city, {
    site: plan.site_id,
    changed,
    suppose: (cameras) => plannedCameras(cameras, planned),
  });
  return solved.ok ? ok({ plan, changed, solved: solved.value }) : solved;
}
