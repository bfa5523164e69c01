import "server-only";
import { type EditableCamera, findEditableCamera, updateCameraIfUnchanged } from "@/db/queries/camera-edits";
import type { Context } from "@/lib/access/server/context";
import type { CameraEdit, CameraFieldsDto } from "@/lib/api/camera-edit";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { alteration } from "@/lib/editing/conflict";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type FactFault, factFault, type InfraredSource } from "../camera-facts";
import { changesCoverage } from "../changes-coverage";
import { afterKindChange, hasLensOfKind } from "../lens-rules";
import { isWithinMove } from "../move-limit";
import { cameraFields, type Fields, noteCameraChange, type StaleCamera, staleCamera } from "./stored-camera";

/** `far`: it would move farther than a camera may at a time; `facts`: its dated facts cannot be; `lens`: what was asked for leaves a fixed camera without tilt or angle of view, or gives them to one that sees all round. */
export type CameraEditError =
  | { readonly code: "no-such-camera" }
  | { readonly code: "lens" }
  | { readonly code: "far" }
  | { readonly code: "facts"; readonly fault: FactFault }
  | StaleCamera;

/** The columns of the editable fields, as `assumed` names them. */
const COLUMNS: Readonly<Partial<Record<keyof Fields, string>>> = { heightM: "height_m", tilt: "tilt", hfov: "hfov" };

/**
 * Changes what people may of a camera in force, of the version `expected` alone; from then on imports leave it. What a person says is no longer assumed.
 * What changes what the camera sees, or whether it counts, has coverage computed anew.
 */
export async function editCamera(
  context: Context<"cameras.edit">,
  { id, reason, ...wanted }: CameraEdit,
  expected: number,
): Promise<Result<CameraFieldsDto, CameraEditError>> {
  const camera = await findEditableCamera(context.db, id);
  if (!camera || !context.reaches(camera.jurisdiction)) return err({ code: "no-such-camera" });
  if (camera.version !== expected) return err(await staleCamera(context, camera, wanted, expected));

  const { id: _, version: __, ...fields } = cameraFields(camera);
  const altered = alteration<Fields>(fields, afterKindChange<Fields>(fields, wanted));
  if (!altered) return ok(cameraFields(camera));
  const next = { ...fields, ...altered.after };
  if (!hasLensOfKind(next)) return err({ code: "lens" });
  if (!isWithinMove(fields.position, next.position)) return err({ code: "far" });
  const fault = factFault(next, shanghaiDay(Date.now()));
  if (fault) return err({ code: "facts", fault });

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
    infrared_m: next.infraredM,
    infrared_source: infraredSource(camera.infrared_source, altered.after, next.infraredM),
    built_on: next.builtOn,
    accepted_on: next.acceptedOn,
    accepted_document: next.acceptedDocument,
    retired_on: next.retiredOn,
    assumed: camera.assumed.filter((column) => !said.includes(column)),
  };
  const version = await updateCameraIfUnchanged(context.db, row, expected);
  if (version === null) {
    const current = await findEditableCamera(context.db, id);
    return err(current ? await staleCamera(context, current, wanted, expected) : { code: "no-such-camera" });
  }
  await noteCameraChange(context, camera, changesCoverage(fields, next));
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

/** Who says how far the infrared light reaches, once a change is made: whoever types it has said it. */
function infraredSource(
  before: InfraredSource | null,
  after: Partial<Fields>,
  infraredM: number | null,
): InfraredSource | null {
  if (infraredM === null) return null;
  return "infraredM" in after ? "person" : before;
}
