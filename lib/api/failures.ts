import { z } from "zod";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { multiPolygonGeometry } from "./primitives";

/**
 * What opens when one camera fails: of each site, the ground that it alone covers at the level of its zone. Areas m², coverage 0…1 and null where nothing is to
 * be judged; shapes in degrees.
 */
export const cameraFailureDto = z.object({
  sites: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      kind: z.enum(SITE_KINDS),
      name: z.string().nullable(),
      nameEn: z.string().nullable(),
      areaM2: z.number(),
      openedM2: z.number(),
      /** With the camera, and without it. */
      coverage: z.number().nullable(),
      coverageWithout: z.number().nullable(),
      opened: multiPolygonGeometry,
    }),
  ),
});

/**
 * How often the ground of a site is seen at the level of each zone, m², by devices; and its cameras by what would open without each of them alone, the worst first.
 */
export const siteFailuresDto = z.object({
  areaM2: z.number(),
  depths: z.object({ none: z.number(), one: z.number(), two: z.number(), more: z.number() }),
  cameras: z.array(z.object({ id: z.uuid(), number: z.int(), name: z.string(), openedM2: z.number() })),
});

export type CameraFailureDto = z.infer<typeof cameraFailureDto>;
export type SiteFailuresDto = z.infer<typeof siteFailuresDto>;
