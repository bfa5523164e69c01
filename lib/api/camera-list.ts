import { z } from "zod";
import { CAMERA_SOURCES, CAMERA_STATES, INFRARED_SOURCES } from "@/lib/cameras/camera-facts";
import { MOST_CHANGES } from "./camera-changes";
import { day, listOf, lonLat } from "./primitives";

export const CAMERA_SORTS = ["number", "name", "state", "height", "sites", "builtOn", "acceptedOn"] as const;
export const CAMERA_KINDS = ["fixed", "panoramic"] as const;
/** What the table of cameras can be narrowed to because something is to be done about it. */
export const CAMERA_PROBLEMS = ["no-direction", "sees-no-site"] as const;

/** Cameras of one page of the table. */
export const CAMERA_PAGE = 50;

/** What the table of cameras can ask for. `q` searches the number and the name. */
export const cameraQuery = z.object({
  q: z.string().max(100).optional(),
  /** These cameras alone. */
  ids: listOf(z.uuid(), MOST_CHANGES),
  state: z.enum(CAMERA_STATES).optional(),
  kind: z.enum(CAMERA_KINDS).optional(),
  source: z.enum(CAMERA_SOURCES).optional(),
  problem: z.enum(CAMERA_PROBLEMS).optional(),
  sort: z.enum(CAMERA_SORTS).default("number"),
  order: z.enum(["asc", "desc"]).default("asc"),
  limit: z.coerce.number().int().min(1).max(500).default(CAMERA_PAGE),
  offset: z.coerce.number().int().min(0).default(0),
});

/** One row of the table of cameras. Angles in degrees; `sites` are those it saw some of in the last run. */
export const cameraRowDto = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.int(),
  name: z.string(),
  kind: z.enum(CAMERA_KINDS),
  source: z.enum(CAMERA_SOURCES),
  state: z.enum(CAMERA_STATES),
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
  builtOn: day.nullable(),
  acceptedOn: day.nullable(),
  acceptedDocument: z.string().nullable(),
  retiredOn: day.nullable(),
  sites: z.int(),
  position: lonLat,
});

/** `states`: how many there would be of each state, whichever is asked for. */
export const cameraListDto = z.object({
  items: z.array(cameraRowDto),
  total: z.int(),
  states: z.array(z.object({ state: z.enum(CAMERA_STATES), count: z.int() })),
});

export type CameraQuery = z.infer<typeof cameraQuery>;
export type CameraRowDto = z.infer<typeof cameraRowDto>;
export type CameraListDto = z.infer<typeof cameraListDto>;
