import { z } from "zod";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";

/** How far a camera may be dragged from where it stands, metres: what lies in reach of that is sent along. Ours. */
export const DRAG_M = 150;

/** What is sent of a camera's surroundings at most: corners of obstacles and sites, some 8 MB, and cameras. Ours. */
export const MOST_CORNERS = 200_000;
export const MOST_CAMERAS = 5_000;

/** A closed ring `[x0, y0, x1, y1, …]` on the city's plane, metres. */
const ring = z.array(z.number());
const xy = z.tuple([z.number(), z.number()]);

/** A camera as stored; see `StoredCamera`. */
const storedCamera = z.object({
  id: z.uuid(),
  kind: z.enum(["fixed", "panoramic"]),
  device: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  layer: z.int(),
  ground_z_m: z.number(),
  height_m: z.number(),
  bearing: z.number().nullable(),
  tilt: z.number().nullable(),
  hfov: z.number().nullable(),
  width_px: z.int(),
  height_px: z.int(),
  max_range_m: z.number().nullable(),
});

/** A part of a site; `level` is what it must be seen at. */
const partAround = z.object({
  id: z.uuid(),
  role: z.enum(PART_ROLES),
  ref: z.string(),
  level: z.string(),
  ground: z.array(z.array(ring)),
});

const siteAround = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: z.enum(SITE_KINDS),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  layer: z.int(),
  z: z.number(),
  /** Its centroid, rounded to 1 m: it is computed about that. */
  origin: xy,
  parts: z.array(partAround),
  centreline: z.array(z.array(xy)).nullable(),
});

/**
 * All that decides what a camera covers, and what of every site that it covers or could cover within `DRAG_M` is covered by whom: enough to compute both as the
 * server does, to the last digit. Metres on the city's plane; what the server computes in an order stands in it.
 */
export const surroundingsDto = z.object({
  engine: z.string(),
  centralMeridian: z.number(),
  targetHeight: z.number(),
  /** Level name → pixels per metre. */
  levels: z.record(z.string(), z.number()),
  dragM: z.number(),
  camera: storedCamera.extend({ number: z.int(), version: z.int() }),
  /** The others that may cover one of the sites, by id. */
  cameras: z.array(storedCamera),
  /** By their digests. Outer rings run counter-clockwise, holes clockwise. */
  obstacles: z.array(
    z.object({ id: z.uuid(), base: z.number(), top: z.number(), layer: z.int(), rings: z.array(ring) }),
  ),
  sites: z.array(siteAround),
});

export type Surroundings = z.infer<typeof surroundingsDto>;
