import { z } from "zod";
import { INFRARED_SOURCES } from "@/lib/cameras/camera-facts";
import { LAMP_REACH, LAMP_REACH_M } from "@/lib/coverage/night";
import { lonLat, multiPolygonGeometry } from "./primitives";

/** Which site, and how far a lamp is taken to light the ground, metres. */
export const siteNightQuery = z.object({
  id: z.uuid(),
  lampM: z.coerce.number().min(LAMP_REACH.min).max(LAMP_REACH.max).default(LAMP_REACH_M),
});

/**
 * What of a site (by its id) is seen by day and at night, m²: at the level of each zone (`level` null) and at each level; a geometric reading of distances and no
 * lighting calculation. `opened` is what is seen by day and not at night, at the level of each zone, in degrees. `cameras` see some of the site by day:
 * `losesM2` is what of that one does not see at night, `opensM2` what of that no other sees at night either; those that lose most first. `lamps` light some
 * of the site, or would.
 */
export const siteNightDto = z.object({
  site: z.uuid(),
  areaM2: z.number(),
  levels: z.array(z.object({ level: z.string().nullable(), dayM2: z.number(), nightM2: z.number() })),
  opened: z.object({ areaM2: z.number(), shape: multiPolygonGeometry }),
  cameras: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      name: z.string(),
      infraredM: z.number().nullable(),
      infraredSource: z.enum(INFRARED_SOURCES).nullable(),
      seesM2: z.number(),
      losesM2: z.number(),
      opensM2: z.number(),
    }),
  ),
  lampM: z.number(),
  lamps: z.array(z.object({ osmId: z.string(), position: lonLat, heightM: z.number(), heightStated: z.boolean() })),
});

export type SiteNightQuery = z.infer<typeof siteNightQuery>;
export type SiteNightDto = z.infer<typeof siteNightDto>;
