import { z } from "zod";
import { multiPolygonGeometry } from "./primitives";

/** Ids of levels as links and addresses carry them. */
const levelId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Which site, and at which level; without it at the one that each zone needs. */
export const siteDepthsQuery = z.object({ id: z.uuid(), level: levelId.optional() });

const depth = z.object({ areaM2: z.number(), shape: multiPolygonGeometry });

/** Where the ground of a site (by its id) is seen by no device, one, two, three or more; `level` null: at the level of each zone. Areas m², shapes in degrees. */
export const siteDepthsDto = z.object({
  site: z.uuid(),
  level: z.string().nullable(),
  areaM2: z.number(),
  depths: z.object({ none: depth, one: depth, two: depth, more: depth }),
});

export type SiteDepthsQuery = z.infer<typeof siteDepthsQuery>;
export type SiteDepthsDto = z.infer<typeof siteDepthsDto>;
