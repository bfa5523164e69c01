import "server-only";
import { type EditableCamera, findEditableCamera, updateCameraIfUnchanged } from "@/db/queries/camera-edits";
import { noteEdit } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import type { CameraEdit, CameraFieldsDto } from "@/lib/api/camera-edit";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { requestCoverage } from "@/lib/coverage/server/request-coverage";
import { alteration, type Conflict } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";
import { err, ok, type Result } from "@/lib/kernel/result";
import { afterKindChange, hasLensOfKind } from "../lens-rules";
import { isWithinMove } from "../move-limit";

/** `far`: it would move farther than a camera may at a time; `lens`: what was asked for leaves a fixed camera without tilt or angle of view, or gives them to one that sees all round. */
export type CameraEditError =
  | { readonly code: "no-such-camera" }
  | { readonly code: "lens" }
  | { readonly code: "far" }
  | { readonly code: "stale"; readonly conflict: Conflict<CameraFieldsDto> };

type Fields = Omit<CameraFieldsDto, "id" | "version">;

/** The columns of the editable fields, as `assumed` names them. */
const COLUMNS: Readonly<Partial<Record<keyof Fields, string>>> = { heightM: "height_m", tilt: "tilt", hfov: "hfov" };

/**
 * Changes what people may of a camera in force, of the version `expected` alone; from then on imports leave it. What a person says is no longer assumed.
 * Everything but the name changes what the camera sees, so coverage is computed anew.
 */
export async function editCamera(
  context: Context<"cameras.edit">,
  { id, reason, ...wanted }: CameraEdit,
  expected: number,
): Promise<Result<CameraFieldsDto, CameraEditError>> {
  const camera = await findEditableCamera(context.db, id);
  if (!camera || !context.reaches(camera.jurisdiction)) return err({ code: "no-such-camera" });
  if (camera.version !== expected) return stale(context, camera, wanted, expected);

  const { id: _, version: __, ...fields } = cameraFields(camera);
  const altered = alteration<Fields>(fields, afterKindChange<Fields>(fields, wanted));
  if (!altered) return ok(cameraFields(camera));
  const next = { ...fields, ...altered.after };
  if (!hasLensOfKind(next)) return err({ code: "lens" });
  if (!isWithinMove(fields.position, next.position)) return err({ code: "far" });

  const said = Object.keys(altered.after).map((field) => COLUMNS[field as keyof Fields]);
  const row: EditableCamera = {
    ...camera,
    name: next.name,
    kind: next.kind,
    lon: next.position[0],
    lat: next.position[1],
    height_m: next.heightM,
    bearing: next.bearing,
    tilt: next.tilt,
    hfov: next.hfov,
    max_range_m: next.maxRangeM,
    assumed: camera.assumed.filter((column) => !said.includes(column)),
  };
  const version = await updateCameraIfUnchanged(context.db, row, expected);
  if (version === null) {
    const current = await findEditableCamera(context.db, id);
    return current ? stale(context, current, wanted, expected) : err({ code: "no-such-camera" });
  }
  const computes = Object.keys(altered.after).some((field) => field !== "name");
  await noteEdit(context.db, camera.jurisdiction_id, { coverageChanges: computes });
  if (computes) await requestCoverage(context, camera.jurisdiction);
  await recordAudit(context, {
    action: "cameras.edit",
    object: `camera:${id}`,
    jurisdiction: camera.jurisdiction,
    before: { version: expected, ...altered.before },
    after: { version, ...altered.after },
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(cameraFields({ ...row, version }));
}

async function stale(
  context: Context,
  camera: EditableCamera,
  wanted: Omit<CameraEdit, "id" | "reason">,
  expected: number,
): Promise<Result<never, CameraEditError>> {
  const { id, version: _, ...fields } = cameraFields(camera);
  const history = { object: `camera:${id}`, action: "cameras.edit" } as const;
  const conflict = await findConflict(context, history, { current: cameraFields(camera), expected, fields, wanted });
  return err({ code: "stale", conflict });
}

function cameraFields(camera: EditableCamera): CameraFieldsDto {
  const { id, version, name, kind, lon, lat, height_m, bearing, tilt, hfov, max_range_m } = camera;
  return {
    id,
    version,
    name,
    kind,
    position: [lon, lat],
    heightM: height_m,
    bearing,
    tilt,
    hfov,
    maxRangeM: max_range_m,
  };
}
