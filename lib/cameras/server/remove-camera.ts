import "server-only";
import { findEditableCamera, markCameraGoneIfUnchanged } from "@/db/queries/camera-edits";
import type { Context } from "@/lib/access/server/context";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraRemoval } from "@/lib/api/camera-place";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { cameraFields, noteCameraChange, type StaleCamera, staleCamera } from "./stored-camera";

export type CameraRemovalError = { readonly code: "no-such-camera" } | StaleCamera;

/**
 * Takes a camera away, of the version `expected` alone: it is gone from map, lists and coverage, and no import brings it back; `restoreCamera` does.
 * @returns what it was, with the version of its removal
 */
export async function removeCamera(
  context: Context<"cameras.edit">,
  { id, reason }: CameraRemoval,
  expected: number,
): Promise<Result<CameraFieldsDto, CameraRemovalError>> {
  const camera = await findEditableCamera(context.db, id);
  if (!camera || !context.reaches(camera.jurisdiction)) return err({ code: "no-such-camera" });
  if (camera.version !== expected) return err(await staleCamera(context, camera, {}, expected));
  const version = await markCameraGoneIfUnchanged(context.db, camera, expected);
  if (version === null) {
    const current = await findEditableCamera(context.db, id);
    return err(current ? await staleCamera(context, current, {}, expected) : { code: "no-such-camera" });
  }
  await noteCameraChange(context, camera, true);
  const { id: _, ...fields } = cameraFields(camera);
  await recordAudit(context, {
    action: "cameras.edit",
    object: `camera:${id}`,
    jurisdiction: camera.jurisdiction,
    before: fields,
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(cameraFields({ ...camera, version }));
}
