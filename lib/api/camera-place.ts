import { z } from "zod";
import { CAMERA_LIMITS, within } from "./camera-edit";
import { lineOfText, reason } from "./edit-fields";
import { lonLat } from "./primitives";

/** Bounds of a picture, pixels, and of a layer, as imports take them. */
export const PLACE_LIMITS = { pixels: { min: 16, max: 30_000 }, layer: { min: -10, max: 10 } } as const;

const pixels = within(PLACE_LIMITS.pixels).int();

/** A camera that a person places, with all that coverage reads of it; units as in `cameraFieldsDto`, `layer` 0 the street. */
export const cameraPlacement = z.strictObject({
  name: lineOfText(100),
  kind: z.enum(["fixed", "panoramic"]),
  position: lonLat,
  layer: within(PLACE_LIMITS.layer).int().default(0),
  heightM: within(CAMERA_LIMITS.heightM),
  bearing: within(CAMERA_LIMITS.bearing).nullable(),
  tilt: within(CAMERA_LIMITS.tilt).nullable(),
  hfov: within(CAMERA_LIMITS.hfov).nullable(),
  widthPx: pixels,
  heightPx: pixels,
  maxRangeM: within(CAMERA_LIMITS.maxRangeM).nullable(),
  /** How far its own infrared light reaches, as its class has it or as a person says; left out where nobody knows. */
  infraredM: within(CAMERA_LIMITS.infraredM).nullable().optional(),
  infraredOfClass: z.boolean().optional(),
  reason: reason.optional(),
});

/** Takes a camera away: from then on it is nowhere, and imports do not bring it back. */
export const cameraRemoval = z.strictObject({ id: z.uuid(), reason: reason.optional() });

/** Brings a camera back that was taken away; `version` is the one it was taken away with. */
export const cameraRestoration = z.strictObject({ id: z.uuid(), version: z.int(), reason: reason.optional() });

export type CameraPlacement = z.infer<typeof cameraPlacement>;
export type CameraRemoval = z.infer<typeof cameraRemoval>;
export type CameraRestoration = z.infer<typeof cameraRestoration>;
