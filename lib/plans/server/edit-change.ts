import "server-only";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import {
  deletePlanChangeIfUnchanged,
  findPlanChange,
  type PlanChangeRow,
  updatePlanChangeIfUnchanged,
} from "@/db/queries/plan-changes";
import { holdDraft, type PlanRow, raisePlanVersion } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanChangeEdit, PlanChangeFieldsDto } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { hasLensOfKind } from "@/lib/cameras/lens-rules";
import { isWithinMove } from "@/lib/cameras/move-limit";
import { alteration, type Conflict, type Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { changeFields, fitsLens } from "./stored-change";
import { planObject, reachedPlan } from "./stored-plan";

type Fields = Omit<PlanChangeFieldsDto, "id" | "version">;

/** `closed`: the plan is no draft; `unsaid`: what was asked for is nothing that a change of its kind says; `lens`, `far`, `outside`: as of a camera. */
export type ChangeEditError = ChangeRemovalError | { readonly code: "unsaid" | "lens" | "far" | "outside" };

export type ChangeRemovalError =
  | { readonly code: "no-such-change" | "closed" }
  | { readonly code: "stale"; readonly conflict: Conflict<PlanChangeFieldsDto> };

/** Changes what a draft does to a camera, of the version `expected` alone. */
export async function editPlanChange(
  context: Context<"plans.edit">,
  { id, ...wanted }: PlanChangeEdit,
  expected: number,
): Promise<Result<PlanChangeFieldsDto, ChangeEditError>> {
  const reached = await reachedChange(context, id);
  if (!reached) return err({ code: "no-such-change" });
  const { row, plan } = reached;
  if (row.version !== expected) return err(await staleChange(context, row, expected, wanted));
  const { id: _, version: __, ...fields } = changeFields(row);
  const altered = alteration<Fields>(fields, wanted);
  if (!altered) return ok(changeFields(row));
  const next = { ...fields, ...altered.after };
  const fault = await faultOf(context, row, plan, next);
  if (fault) return err({ code: fault });

  if (!(await holdDraft(context.db, plan.id))) return err({ code: "closed" });
  const [lon, lat] = next.position ?? [null, null];
  const stored = { ...row, ...next, lon, lat, height_m: next.heightM };
  const version = await updatePlanChangeIfUnchanged(context.db, stored, expected);
  if (version === null) {
    const current = await findPlanChange(context.db, id);
    return err(current ? await staleChange(context, current, expected, wanted) : { code: "no-such-change" });
  }
  await raisePlanVersion(context.db, plan.id);
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(plan.id),
    jurisdiction: plan.jurisdiction,
    before: { version: expected, ...altered.before },
    after: { id, version, ...altered.after },
  });
  return ok(changeFields({ ...stored, version }));
}

/**
 * Has a draft leave a camera as it is built after all, of the version `expected` alone.
 * @returns what the change was
 */
export async function removePlanChange(
  context: Context<"plans.edit">,
  id: string,
  expected: number,
): Promise<Result<PlanChangeFieldsDto, ChangeRemovalError>> {
  const reached = await reachedChange(context, id);
  if (!reached) return err({ code: "no-such-change" });
  const { row, plan } = reached;
  if (row.version !== expected) return err(await staleChange(context, row, expected, {}));
  if (!(await holdDraft(context.db, plan.id))) return err({ code: "closed" });
  if (!(await deletePlanChangeIfUnchanged(context.db, row, expected))) {
    const current = await findPlanChange(context.db, id);
    return err(current ? await staleChange(context, current, expected, {}) : { code: "no-such-change" });
  }
  await raisePlanVersion(context.db, plan.id);
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(plan.id),
    jurisdiction: plan.jurisdiction,
    before: { kind: row.kind, camera: row.camera_id, ...changeFields(row) },
  });
  return ok(changeFields(row));
}

async function reachedChange(context: Context, id: string) {
  const row = await findPlanChange(context.db, id);
  const plan = row && (await reachedPlan(context, row.plan_id));
  return row && plan ? { row, plan } : null;
}

async function faultOf(
  { db }: Context,
  row: PlanChangeRow,
  plan: PlanRow,
  next: Fields,
): Promise<"unsaid" | "lens" | "far" | "outside" | null> {
  const { position, bearing, tilt, hfov } = next;
  const says = [next.heightM, bearing, tilt, hfov].some((value) => value !== null);
  const placed = row.kind === "add" || row.kind === "move";
  if ((row.kind !== "add" && next.name !== null) || placed !== (position !== null)) return "unsaid";
  if ((row.kind === "add" && next.heightM === null) || says === (row.kind === "remove")) return "unsaid";
  if (row.kind === "add") {
    if (!hasLensOfKind({ kind: row.camera_kind ?? "fixed", bearing, tilt, hfov })) return "lens";
    const point = JSON.stringify({ type: "Point", coordinates: position });
    return (await isPlaceOfCity(db, plan.jurisdiction_id, point)) ? null : "outside";
  }
  const { built_kind: kind, built_lon: lon, built_lat: lat } = row;
  if (kind === null || lon === null || lat === null) return null;
  const built = { kind, bearing: row.built_bearing, tilt: row.built_tilt, hfov: row.built_hfov };
  if (!fitsLens(built, next)) return "lens";
  return position && !isWithinMove([lon, lat], position) ? "far" : null;
}

async function staleChange(context: Context, row: PlanChangeRow, expected: number, wanted: Wanted<Fields>) {
  const { id, version: _, ...fields } = changeFields(row);
  const history = { object: planObject(row.plan_id), action: "plans.edit", record: id } as const;
  const conflict = await findConflict(context, history, { current: changeFields(row), expected, fields, wanted });
  return { code: "stale", conflict } as const;
}
