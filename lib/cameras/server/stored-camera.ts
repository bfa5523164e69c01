import "server-only";
import type { EditableCamera } from "@/db/queries/camera-edits";
import { noteEdit } from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import { requestCoverage } from "@/lib/coverage/server/request-coverage";
import type { Conflict, Wanted } from "@/lib/editing/conflict";
import { findConflict } from "@/lib/editing/server/find-conflict";

/** What people edit of a camera, without whose version it is. */
export type Fields = Omit<CameraFieldsDto, "id" | "version">;

export type StaleCamera = { readonly code: "stale"; readonly conflict: Conflict<CameraFieldsDto> };

/** Why a change of a camera that is based on the version `expected` came too late. */
export async function staleCamera(
  context: Context,
  camera: EditableCamera,
  wanted: Wanted<Fields>,
  expected: number,
): Promise<StaleCamera> {
  const { id, version: _, ...fields } = cameraFields(camera);
  const history = { object: `camera:${id}`, action: "cameras.edit" } as const;
  const conflict = await findConflict(context, history, { current: cameraFields(camera), expected, fields, wanted });
  return { code: "stale", conflict };
}

/** Notes that a camera of a city changed, and has coverage computed anew where that reaches it. */
export async function noteCameraChange(
  context: Context,
  { jurisdiction, jurisdiction_id }: Pick<EditableCamera, "jurisdiction" | "jurisdiction_id">,
  computes: boolean,
): Promise<void> {
  await noteEdit(context.db, jurisdiction_id, { coverageChanges: computes });
  if (computes) await requestCoverage(context, jurisdiction);
}

/** A stored camera as people edit it. */
export function cameraFields(camera: EditableCamera): CameraFieldsDto {
  const { id, version, name, kind, lon, lat, height_m, bearing, tilt, hfov, max_range_m, infrared_m } = camera;
  const { built_on, accepted_on, accepted_document, retired_on } = camera;
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
    infraredM: infrared_m,
    builtOn: built_on,
    acceptedOn: accepted_on,
    acceptedDocument: accepted_document,
    retiredOn: retired_on,
  };
}
