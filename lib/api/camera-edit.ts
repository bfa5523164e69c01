import { z } from "zod";
import { FACT_FAULTS } from "@/lib/cameras/camera-facts";
import { lineOfText, reason } from "./edit-fields";
import { day, lonLat } from "./primitives";

/** What people edit of a camera, at one version. Metres, degrees; `position` `[lon, lat]` on CGCS2000, `bearing` clockwise from true north, `tilt` downwards, null where nobody knows. */
export const cameraFieldsDto = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  kind: z.enum(["fixed", "panoramic"]),
  position: lonLat,
  heightM: z.number(),
  bearing: z.number().nullable(),
  tilt: z.number().nullable(),
  hfov: z.number().nullable(),
  maxRangeM: z.number().nullable(),
  /** How far its own infrared light reaches over the ground; null where nobody says. */
  infraredM: z.number().nullable(),
  /** Dated facts, days of the city's own time; null where nobody recorded them. */
  builtOn: day.nullable(),
  acceptedOn: day.nullable(),
  acceptedDocument: z.string().nullable(),
  retiredOn: day.nullable(),
});

/** The dated facts among them. */
const FACTS = ["builtOn", "acceptedOn", "acceptedDocument", "retiredOn"] as const;

/** What is refused of dated facts, and why. */
export const factFaultDto = z.object({ field: z.enum(FACTS), fault: z.enum(FACT_FAULTS) });

/** Bounds of what a person may enter, the same in form and API: as high and as far as an import takes, and what the database can hold. */
export const CAMERA_LIMITS = {
  heightM: { min: 0.1, max: 500 },
  bearing: { min: 0, max: 359.99 },
  tilt: { min: -90, max: 90 },
  hfov: { min: 1, max: 179 },
  maxRangeM: { min: 1, max: 20_000 },
  infraredM: { min: 1, max: 20_000 },
} as const;

/** A number within bounds. */
export const within = ({ min, max }: { readonly min: number; readonly max: number }) => z.number().min(min).max(max);

/** A change of a camera: what is left out stays. */
export const cameraEdit = z
  .strictObject({
    id: z.uuid(),
    name: lineOfText(100).optional(),
    kind: z.enum(["fixed", "panoramic"]).optional(),
    position: lonLat.optional(),
    heightM: within(CAMERA_LIMITS.heightM).optional(),
    bearing: within(CAMERA_LIMITS.bearing).nullable().optional(),
    tilt: within(CAMERA_LIMITS.tilt).nullable().optional(),
    hfov: within(CAMERA_LIMITS.hfov).nullable().optional(),
    maxRangeM: within(CAMERA_LIMITS.maxRangeM).nullable().optional(),
    infraredM: within(CAMERA_LIMITS.infraredM).nullable().optional(),
    builtOn: day.nullable().optional(),
    acceptedOn: day.nullable().optional(),
    acceptedDocument: lineOfText(100).nullable().optional(),
    retiredOn: day.nullable().optional(),
    reason: reason.optional(),
  })
  .refine(
    ({ id: _, reason: __, ...fields }) => Object.values(fields).some((field) => field !== undefined),
    "name what to change: name, kind, position, heightM, bearing, tilt, hfov, maxRangeM, infraredM, builtOn, acceptedOn, acceptedDocument or retiredOn",
  );

export type CameraFieldsDto = z.infer<typeof cameraFieldsDto>;
export type CameraEdit = z.infer<typeof cameraEdit>;
