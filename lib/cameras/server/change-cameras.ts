import "server-only";
import type { Context } from "@/lib/access/server/context";
import type { CameraChange, CameraChanges } from "@/lib/api/camera-changes";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import { allOrNothing } from "@/lib/editing/server/all-or-nothing";
import { err, ok, type Result } from "@/lib/kernel/result";
import { type CameraEditError, editCamera } from "./edit-camera";
import { type CameraPlaceError, placeCamera } from "./place-camera";
import { removeCamera } from "./remove-camera";
import { restoreCamera } from "./restore-camera";

/** `index` says which of the changes, from 0, is why none of them came about. */
export type CameraChangesError = (CameraEditError | CameraPlaceError) & { readonly index: number };

/**
 * Places, edits, takes away and brings back many cameras, all of them or none, each in the audit and against the version that was looked at. Their coverage is
 * computed once.
 * @returns the cameras in the order of the changes
 */
export async function changeCameras(
  context: Context<"cameras.edit">,
  { changes, reason }: CameraChanges,
): Promise<Result<CameraFieldsDto[], CameraChangesError>> {
  const why = reason === undefined ? {} : { reason };
  return allOrNothing(context, async (within) => {
    const cameras: CameraFieldsDto[] = [];
    for (const [index, change] of changes.entries()) {
      const changed = await changeOne(within, change, why);
      if (!changed.ok) return err({ ...changed.error, index });
      cameras.push(changed.value);
    }
    return ok(cameras);
  });
}

function changeOne(
  context: Context<"cameras.edit">,
  change: CameraChange,
  why: { readonly reason?: string },
): Promise<Result<CameraFieldsDto, CameraEditError | CameraPlaceError>> {
  switch (change.kind) {
    case "place":
      return placeCamera(context, { ...change.placed, ...why });
    case "edit":
      return editCamera(context, { ...change.edit, ...why }, change.version);
    case "remove":
      return removeCamera(context, { ...change.removal, ...why }, change.version);
    case "restore":
      return restoreCamera(context, { ...change.restoration, ...why });
  }
}
