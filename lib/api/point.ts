import { z } from "zod";
import { MISS_REASONS } from "@/lib/coverage/point-sight";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { lonLat } from "./primitives";

/** Which point, degrees (CGCS2000). Without `layer` it is that of the site there which is nearest the street, else the street's. */
export const pointQuery = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  layer: z.coerce.number().int().min(-20).max(20).optional(),
});

/** What stands on a sight line, `distanceM` over the ground from the camera; it is first met at `position`. */
const pointBlockerDto = z.object({
  id: z.uuid(),
  osmId: z.string().nullable(),
  name: z.string().nullable(),
  kind: z.string(),
  topM: z.number(),
  heightSource: z.string(),
  distanceM: z.number(),
  position: lonLat,
});

/** What one camera has of the point; densities in pixels per metre, null where they mean nothing: behind the lens, or where the camera is not judged. */
const pointCameraDto = z.object({
  id: z.uuid(),
  number: z.int(),
  name: z.string(),
  kind: z.enum(["fixed", "panoramic"]),
  layer: z.int(),
  position: lonLat,
  /** Over the ground, from the camera's foot. */
  distanceM: z.number(),
  /** Degrees below the horizontal, as the definition of coverage measures it. */
  depression: z.number().nullable(),
  /** ρh; of a camera that sees all round, its one density. */
  across: z.number().nullable(),
  /** ρv. */
  upright: z.number().nullable(),
  /** For each level, by rising density, why the camera does not cover the point; null where it does. */
  levels: z.array(z.object({ level: z.string(), miss: z.enum(MISS_REASONS).nullable() })),
  /** What hides the point, from the camera on; empty unless it is in frame. */
  blockers: z.array(pointBlockerDto),
});

/** Who sees one point. */
export const pointDto = z.object({
  position: lonLat,
  layer: z.int(),
  /** Layers that there is reason to ask about: the street's, and those of the sites here. */
  layers: z.array(z.int()),
  /** Height above the ground at which a person must be seen. */
  targetHeightM: z.number(),
  levels: z.array(z.object({ level: z.string(), pixelsPerMetre: z.number() })),
  /** The zones of the layer that the point lies in, and the level that each needs. */
  zones: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(PART_ROLES),
      level: z.string(),
      site: z.object({
        id: z.uuid(),
        number: z.int(),
        kind: z.enum(SITE_KINDS),
        name: z.string().nullable(),
        nameEn: z.string().nullable(),
      }),
    }),
  ),
  /** How many cameras see it at the lowest level, how many do not though it is within twice their reach. */
  seeing: z.int(),
  missing: z.int(),
  /** Those that see it, densest first; then those that miss it, nearest miss first; no more than `MOST_POINT_CAMERAS`. */
  cameras: z.array(pointCameraDto),
});

/** A longer list helps nobody who asks about one point. */
export const MOST_POINT_CAMERAS = 40;

export type PointQuery = z.infer<typeof pointQuery>;
export type PointDto = z.infer<typeof pointDto>;
export type PointCameraDto = z.infer<typeof pointCameraDto>;
export type PointBlockerDto = z.infer<typeof pointBlockerDto>;
