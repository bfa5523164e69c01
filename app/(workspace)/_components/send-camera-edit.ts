import { editOutcome } from "@/app/_components/edit-outcome";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import { api } from "@/lib/api/client/api";

/** Asks for a change of a camera, based on the version that was looked at; `reason` is empty where nobody gave one. */
export function sendCameraEdit(base: CameraFieldsDto, changes: Partial<CameraFieldsDto>, reason: string) {
  const asked = { ...changes, id: base.id, ...(reason === "" ? {} : { reason }) };
  return editOutcome(api.cameras.edit.call(asked, { context: { basedOn: base } }));
}
