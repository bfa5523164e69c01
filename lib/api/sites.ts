import { z } from "zod";
import { GAP_REASONS } from "@/lib/coverage/scene";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { MOST_CHANGES } from "./camera-changes";
import { SITE_STATES } from "./city";
import { bbox, listOf, lonLat, multiPolygonGeometry } from "./primitives";

export const SITE_SORTS = ["kind", "name", "district", "coverage", "gapArea", "area"] as const;

/** What the table of sites can ask for. `q` searches the number, names, district and OSM ids. */
export const siteQuery = z.object({
  q: z.string().max(100).optional(),
  /** These sites alone. */
  ids: listOf(z.uuid(), MOST_CHANGES),
  kind: listOf(z.enum(SITE_KINDS)),
  state: listOf(z.enum(SITE_STATES)),
  candidate: z.stringbool().or(z.boolean()).optional(),
  sort: z.enum(SITE_SORTS).default("gapArea"),
  order: z.enum(["asc", "desc"]).default("desc"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

/** The metric the law speaks in for this kind of site: `value` of `of`, in the unit the metric names. */
export const lawMetricDto = z.object({
  id: z.enum(["area", "centreline", "approaches", "openings"]),
  value: z.number(),
  of: z.number(),
});

/** One row of the table of sites. `number` is the integer id the map's features carry. Areas in m², lengths in m, coverage 0…1. */
export const siteRowDto = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.int(),
  kind: z.enum(SITE_KINDS),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  district: z.string().nullable(),
  layer: z.int(),
  candidate: z.boolean(),
  areaM2: z.number(),
  lengthM: z.number().nullable(),
  state: z.enum(SITE_STATES),
  coverage: z.number().nullable(),
  gapAreaM2: z.number().nullable(),
  cameras: z.int(),
  metric: lawMetricDto.nullable(),
  centre: lonLat,
  bbox,
  provenance: z.object({ source: z.enum(["osm", "person"]), osmIds: z.array(z.string()), rule: z.string().nullable() }),
});

export const siteListDto = z.object({
  items: z.array(siteRowDto),
  total: z.int(),
  facets: z.object({
    kinds: z.array(z.object({ kind: z.enum(SITE_KINDS), count: z.int() })),
    states: z.array(z.object({ state: z.enum(SITE_STATES), count: z.int() })),
  }),
});

/** A zone: a piece of the site's ground and the level it must be seen at. */
export const zoneDto = z.object({
  id: z.uuid(),
  role: z.enum(PART_ROLES),
  ref: z.string(),
  level: z.string(),
  pixelsPerMetre: z.number(),
  point: z.boolean(),
  areaM2: z.number(),
  coveredM2: z.number().nullable(),
  share: z.number().nullable(),
  met: z.boolean().nullable(),
  centre: lonLat,
});

/** A piece of ground that no camera sees at its zone's level, why, and what stands in the way. */
export const gapDto = z.object({
  id: z.uuid(),
  number: z.int(),
  zoneId: z.uuid(),
  role: z.enum(PART_ROLES),
  level: z.string(),
  areaM2: z.number(),
  centre: lonLat,
  bbox,
  reasons: z.partialRecord(z.enum(GAP_REASONS), z.number()),
  blockers: z.array(
    z.object({
      id: z.uuid(),
      osmId: z.string().nullable(),
      name: z.string().nullable(),
      kind: z.string(),
      topM: z.number(),
      heightSource: z.string(),
    }),
  ),
});

/** A camera that sees some of the site. `bearing` is null where nobody recorded it: such a camera covers nothing we can judge. */
export const siteCameraDto = z.object({
  id: z.uuid(),
  number: z.int(),
  name: z.string(),
  kind: z.enum(["fixed", "panoramic"]),
  invented: z.boolean(),
  heightM: z.number(),
  bearing: z.number().nullable(),
  tilt: z.number().nullable(),
  hfov: z.number().nullable(),
  resolution: z.string(),
  position: lonLat,
});

/** One site with everything its page shows and how each number came to be. */
export const siteDetailDto = siteRowDto.extend({
  ground: multiPolygonGeometry,
  zones: z.array(zoneDto),
  levels: z.array(
    z.object({
      level: z.string(),
      pixelsPerMetre: z.number(),
      coveredM2: z.number(),
      twiceM2: z.number(),
      gapM2: z.number(),
    }),
  ),
  gaps: z.array(gapDto),
  cameras: z.array(siteCameraDto),
  computed: z
    .object({
      at: z.iso.datetime(),
      targetHeightM: z.number(),
      inputHash: z.string(),
      engine: z.string(),
      stale: z.boolean(),
    })
    .nullable(),
});

export type SiteQuery = z.infer<typeof siteQuery>;
export type SiteRowDto = z.infer<typeof siteRowDto>;
export type SiteListDto = z.infer<typeof siteListDto>;
export type SiteDetailDto = z.infer<typeof siteDetailDto>;
export type GapDto = z.infer<typeof gapDto>;
export type ZoneDto = z.infer<typeof zoneDto>;
export type SiteCameraDto = z.infer<typeof siteCameraDto>;
