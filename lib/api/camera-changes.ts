import { z } from "zod";
import { cameraEdit, cameraFieldsDto } from "./camera-edit";
import { cameraPlacement, cameraRemoval, cameraRestoration } from "./camera-place";
import { reason } from "./edit-fields";

/** So many cameras are changed in one go at most. Ours: more is the work of an import. */
export const MOST_CHANGES = 200;

/** What becomes of one camera; `version` is the one that was looked at. */
const cameraChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("place"), placed: cameraPlacement }),
  z.strictObject({ kind: z.literal("edit"), version: z.int(), edit: cameraEdit }),
  z.strictObject({ kind: z.literal("remove"), version: z.int(), removal: cameraRemoval }),
  z.strictObject({ kind: z.literal("restore"), restoration: cameraRestoration }),
]);

/** Changes of many cameras that come about together or not at all. */
export const cameraChanges = z.strictObject({
  changes: z.array(cameraChange).min(1).max(MOST_CHANGES),
  reason: reason.optional(),
});

/** The cameras as they are now, in the order of the changes; of those taken away, what they were, with the version of their removal. */
export const cameraChangesDto = z.object({ cameras: z.array(cameraFieldsDto) });

/** Which of the changes, from 0, is why nothing came about. */
export const refusedChangeDto = z.object({ index: z.int() });

export type CameraChange = z.infer<typeof cameraChange>;
export type CameraChanges = z.infer<typeof cameraChanges>;
