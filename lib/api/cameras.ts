import { z } from "zod";
import { CAMERA_SOURCES, CAMERA_STATES, INFRARED_SOURCES } from "@/lib/cameras/camera-facts";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { day, lonLat } from "./primitives";

/** One camera with what is known of it. Angles in degrees, `bearing` clockwise from true north and null where nobody recorded it. */
export const cameraDto = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.int(),
  name: z.string(),
  kind: z.enum(["fixed", "panoramic"]),
  source: z.enum(CAMERA_SOURCES),
  heightM: z.number(),
  layer: z.int(),
  bearing: z.number().nullable(),
  tilt: z.number().nullable(),
  hfov: z.number().nullable(),
  widthPx: z.int(),
  heightPx: z.int(),
  maxRangeM: z.number().nullable(),
  /** How far its own infrared light reaches over the ground, and who says so; null where nobody does. */
  infraredM: z.number().nullable(),
  infraredSource: z.enum(INFRARED_SOURCES).nullable(),
  /** What the dated facts come to; a retired camera counts in no coverage. `unknown`: it stands on a map or in a list without a date. */
  state: z.enum(CAMERA_STATES),
  builtOn: day.nullable(),
  acceptedOn: day.nullable(),
  acceptedDocument: z.string().nullable(),
  retiredOn: day.nullable(),
  /** Fields the source did not give and our defaults supplied. */
  assumed: z.array(z.string()),
  position: lonLat,
  /** Sites it saw some of in the last run. */
  sites: z.array(
    z.object({ id: z.uuid(), kind: z.enum(SITE_KINDS), name: z.string().nullable(), nameEn: z.string().nullable() }),
  ),
});

export type CameraDto = z.infer<typeof cameraDto>;
