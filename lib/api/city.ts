import { z } from "zod";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { bbox, lonLat } from "./primitives";

export const SITE_STATES = ["met", "partial", "blind", "not-computed"] as const;

/** A density level of the profile in force; `verified` is false where nobody has read the standard itself. */
export const levelDto = z.object({
  id: z.string(),
  pixelsPerMetre: z.number(),
  standard: z.string(),
  source: z.string(),
  verified: z.boolean(),
});

/** The city on screen: where it is, what is in it, when its coverage was computed. */
export const cityDto = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  demo: z.boolean(),
  centre: lonLat,
  bbox,
  centralMeridian: z.number(),
  attribution: z.string(),
  source: z.object({ file: z.string(), importedAt: z.iso.datetime() }).nullable(),
  /** When anything of it was last imported or edited. */
  changedAt: z.iso.datetime().nullable(),
  coverage: z
    .object({
      computedAt: z.iso.datetime(),
      durationMs: z.number(),
      targetHeightM: z.number(),
      pointThreshold: z.number(),
      stale: z.boolean(),
    })
    .nullable(),
  counts: z.object({
    sites: z.int(),
    candidates: z.int(),
    cameras: z.int(),
    camerasUnknownDirection: z.int(),
    obstacles: z.int(),
  }),
  levels: z.array(levelDto),
  summary: z.object({
    areaM2: z.number(),
    coveredM2: z.number(),
    gapM2: z.number(),
    byState: z.record(z.enum(SITE_STATES), z.int()),
    byKind: z.array(
      z.object({ kind: z.enum(SITE_KINDS), sites: z.int(), met: z.int(), areaM2: z.number(), coveredM2: z.number() }),
    ),
  }),
});

export type CityDto = z.infer<typeof cityDto>;
export type SiteState = (typeof SITE_STATES)[number];
