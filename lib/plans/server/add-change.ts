import "server-only";
import { findEditableCamera } from "@/db/queries/camera-edits";
import { isPlaceOfCity } from "@/db/queries/place-of-city";
import { findPlanChange, insertPlanChange, type NewPlanChange } from "@/db/queries/plan-changes";
import { holdDraft, type PlanRow, raisePlanVersion } from "@/db/queries/plans";
import type { Context } from "@/lib/access/server/context";
import type { PlanChange, PlanChangeDto } from "@/lib/api/plans";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { hasLensOfKind } from "@/lib/cameras/lens-rules";
import { isWithinMove } from "@/lib/cameras/move-limit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { groundElevation } from "@/lib/sites/ground-elevation";
import { MOST_PLAN_CHANGES } from "../plan";
import { changeFields, changeOf, fitsLens } from "./stored-change";
import { planObject, reachedPlan } from "./stored-plan";

/**
 * `closed`: the plan is no draft; `twice`: it changes that camera already; `full`: it holds as many changes as a plan may; `lens`, `far`, `outside`: as of a
 * camera that is placed or edited.
 */
export type ChangeAddError = {
  readonly code: "no-such-plan" | "no-such-camera" | "closed" | "twice" | "full" | "lens" | "far" | "outside";
};

type Said = Omit<NewPlanChange, "plan">;

/** Has a draft place, move, aim or remove one more camera. Nothing of the city changes. */
export async function addPlanChange(
  context: Context<"plans.edit">,
  { plan: id, change }: PlanChange,
): Promise<Result<PlanChangeDto, ChangeAddError>> {
  const plan = await reachedPlan(context, id);
  if (!plan) return err({ code: "no-such-plan" });
  if (plan.changes >= MOST_PLAN_CHANGES) return err({ code: "full" });
  const said =
    change.kind === "add" ? await placing(context, plan, change.placed) : await changing(context, plan, change);
  if (!said.ok) return said;
  if (!(await holdDraft(context.db, id))) return err({ code: "closed" });
  const added = await insertPlanChange(context.db, { ...said.value, plan: id });
  if (added === null) return err({ code: "twice" });
  await raisePlanVersion(context.db, id);
  const row = await findPlanChange(context.db, added);
  if (!row) throw new Error("a change vanished while it was made");
  await recordAudit(context, {
    action: "plans.edit",
    object: planObject(id),
    jurisdiction: plan.jurisdiction,
    after: { kind: row.kind, camera: row.camera_id, ...changeFields(row) },
  });
  return ok(changeOf(row));
}

async function placing(
  { db }: Context,
  plan: PlanRow,
  placed: Extract<PlanChange["change"], { kind: "add" }>["placed"],
): Promise<Result<Said, ChangeAddError>> {
  if (!hasLensOfKind(placed)) return err({ code: "lens" });
  const [lon, lat] = placed.position;
  const point = JSON.stringify({ type: "Point", coordinates: [lon, lat] });
  if (!(await isPlaceOfCity(db, plan.jurisdiction_id, point))) return err({ code: "outside" });
  return ok({
    kind: "add",
    camera: null,
    ...{ lon, lat, height_m: placed.heightM, tilt: placed.tilt, hfov: placed.hfov },
    // to one that sees all round it says nothing
    bearing: placed.kind === "panoramic" ? 0 : placed.bearing,
    added: {
      ...{ name: placed.name, kind: placed.kind, layer: placed.layer, ground_z_m: groundElevation(placed.layer) },
      ...{ width_px: placed.widthPx, height_px: placed.heightPx, max_range_m: placed.maxRangeM },
    },
  });
}

async function changing(
  context: Context,
  plan: PlanRow,
  change: Exclude<PlanChange["change"], { kind: "add" }>,
): Promise<Result<Said, ChangeAddError>> {
  const camera = await findEditableCamera(context.db, change.camera);
  if (!camera || camera.jurisdiction_id !== plan.jurisdiction_id || camera.retired_on !== null)
    return err({ code: "no-such-camera" });
  const bare = { lon: null, lat: null, height_m: null, bearing: null, tilt: null, hfov: null, added: null };
  if (change.kind === "remove") return ok({ ...bare, kind: "remove", camera: camera.id });
  const { heightM = null, bearing = null, tilt = null, hfov = null } = change;
  const pose = { ...bare, height_m: heightM, bearing, tilt, hfov };
  if (!fitsLens(camera, pose)) return err({ code: "lens" });
  if (change.kind === "aim") return ok({ ...pose, kind: "aim", camera: camera.id });
  const [lon, lat] = change.position;
  if (!isWithinMove([camera.lon, camera.lat], [lon, lat])) return err({ code: "far" });
  return ok({ ...pose, kind: "move", camera: camera.id, lon, lat });
}
