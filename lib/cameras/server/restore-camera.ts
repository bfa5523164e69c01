import "server-only";
import { findEditableCamera, restoreCameraIfUnchanged } from "@/db/queries/camera-edits";
import type { Context } from "@/lib/access/server/context";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraRestoration } from "@/lib/api/camera-place";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { cameraFields, noteCameraChange } from "./stored-camera";

/** Brings back a camera that was taken away at this version; what is there already, or changed since, is not found. */
export async function restoreCamera(
  context: Context<"cameras.edit">,
  { id, version, reason }: CameraRestoration,
): Promise<Result<CameraFieldsDto, { readonly code: "no-such-camera" }>> {
  const gone = await findEditableCamera(context.db, id, "gone");
  if (!gone || !context.reaches(gone.jurisdiction)) return err({ code: "no-such-camera" });
  const restored = await restoreCameraIfUnchanged(context.db, gone, version);
  if (restored === null) return err({ code: "no-such-camera" });
  await noteCameraChange(context, gone, true);
  const camera = cameraFields({ ...gone, version: restored });
  const { id: _, ...fields } = camera;
  await recordAudit(context, {
    action: "cameras.edit",
    object: `camera:${id}`,
    jurisdiction: gone.jurisdiction,
    after: fields,
    ...(reason === undefined ? {} : { reason }),
  });
  return ok(camera);
}
