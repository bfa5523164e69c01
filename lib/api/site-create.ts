import { z } from "zod";
import { CHOOSABLE_KINDS } from "@/lib/sites/choosable-kinds";
import {
  MOST_APART_M,
  MOST_PARTS,
  SITE_AREA_M2,
  SITE_LAYERS,
  SITE_NAME_LENGTH,
  SITE_WIDTH_M,
} from "@/lib/sites/site-bounds";
import { within } from "./camera-edit";
import { lineOfText, reason } from "./edit-fields";
import { lonLat } from "./primitives";
import { siteFieldsDto } from "./site-edit";

const name = lineOfText(SITE_NAME_LENGTH).nullable();
const corner = lonLat.refine(
  ([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90,
  "must be [lon, lat] in degrees",
);
/** Far more corners than a person draws; an outline from a survey is to be imported. */
const MOST_CORNERS = 5_000;

/** A polygon: its outer ring, then its holes; first corners not repeated. */
const rings = z.array(z.array(corner).min(3).max(MOST_CORNERS)).min(1).max(100);

/**
 * What a site's ground is made of: `polygon`, its rings; or `centreline`, a line down the middle and the full width of the ground in metres, with flat ends.
 * What crosses itself, or is a sliver, is put right, and the answer says so.
 */
export const siteOutline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("polygon"), rings }),
  z.strictObject({
    type: z.literal("centreline"),
    line: z.array(corner).min(2).max(MOST_CORNERS),
    widthM: within(SITE_WIDTH_M),
  }),
]);

/** What of a drawing had to be put right. */
const repairs = z.object({
  crossed: z.boolean(),
  slivers: z.int(),
  sliversM2: z.number(),
  strayHoles: z.int(),
});

/** A site as a person draws it. All of its ground is one zone, which needs what our profile asks of its kind, until a requirement says otherwise. */
export const siteCreate = z.strictObject({
  kind: z.enum(CHOOSABLE_KINDS),
  name: name.optional(),
  nameEn: name.optional(),
  layer: within(SITE_LAYERS).int(),
  outline: siteOutline,
  reason: reason.optional(),
});

/** A site whose ground was drawn. */
export const siteDrawnDto = siteFieldsDto.extend({ repairs });

/** One version of a site that is taken away, or brought back at the version of its removal. */
const siteVersion = z.strictObject({ id: z.uuid(), version: z.int() });

/**
 * Another ground for a site: all its pieces as they are drawn, put right like a new site's; zones keep what of them still is ground. Or `back`, to every digit the
 * ground, zones and centre-line that it had `before` or `after` its version `of`, which changed them, while it holds the other; in the same go, sites that came of
 * that version are taken away, and those that went with it come back.
 */
export const siteRedrawing = z.union([
  z.strictObject({ id: z.uuid(), polygons: z.array(rings).min(1).max(100), reason: reason.optional() }),
  z.strictObject({
    id: z.uuid(),
    back: z.strictObject({
      to: z.enum(["before", "after"]),
      of: z.int(),
      remove: z.array(siteVersion).max(MOST_PARTS).default([]),
      restore: z.array(siteVersion).max(MOST_PARTS).default([]),
    }),
    reason: reason.optional(),
  }),
]);

/** The answer: `others` are the sites that were taken away, and those that came back, at their new versions. */
export const siteRedrawnDto = siteFieldsDto.extend({ repairs, others: z.array(siteFieldsDto) });

/** Parts a site along a line. It keeps the largest part; `names` are those of the others, from the largest on. */
export const siteCut = z.strictObject({
  id: z.uuid(),
  line: z.array(corner).min(2).max(MOST_CORNERS),
  names: z.array(name).max(MOST_PARTS).default([]),
  reason: reason.optional(),
});

/** A site that was cut, and the sites that came of it. */
export const siteCutDto = siteFieldsDto.extend({ parts: z.array(siteFieldsDto) });

/** Makes one site of two: `other` is taken away, and its ground goes to the site. */
export const siteMerger = z.strictObject({ id: z.uuid(), other: siteVersion, reason: reason.optional() });

/** The site that both became, the other as it was taken away, and how much ground was put in between them. */
export const siteMergedDto = siteFieldsDto.extend({ other: siteFieldsDto, closedM2: z.number() });

/** The sites that a site may be merged with. */
export const siteNeighboursDto = z.object({
  sites: z.array(siteFieldsDto.pick({ id: true, name: true, nameEn: true, kind: true, areaM2: true })),
});

/** Takes a site away: from then on it is nowhere, and imports do not bring it back. */
export const siteRemoval = z.strictObject({ id: z.uuid(), reason: reason.optional() });

/** Brings a site back that was taken away; `version` is the one it was taken away with. */
export const siteRestoration = z.strictObject({ id: z.uuid(), version: z.int(), reason: reason.optional() });

/** What a drawing may be refused for. */
export const SITE_DRAWING_ERRORS = {
  NO_AREA: { status: 422, message: "The outline encloses no area" },
  AREA: {
    status: 422,
    message: `A site has ${SITE_AREA_M2.least} to ${SITE_AREA_M2.most} m²; are the coordinates [lon, lat]?`,
    data: z.object({ areaM2: z.number() }),
  },
  OUTSIDE: { status: 422, message: "This ground is none of the city on screen; are the coordinates [lon, lat]?" },
} as const;

/** What a cut may be refused for. */
export const SITE_CUT_ERRORS = {
  NOT_PARTED: { status: 422, message: "The line parts nothing: it has to go across the site from edge to edge" },
  PARTS: { status: 422, message: `A line makes at most ${MOST_PARTS} parts of a site` },
  AREA: SITE_DRAWING_ERRORS.AREA,
} as const;

export type SiteCreate = z.infer<typeof siteCreate>;
export type SiteDrawnDto = z.infer<typeof siteDrawnDto>;
export type SiteRedrawing = z.infer<typeof siteRedrawing>;
/** What a merger may be refused for. */
export const SITE_MERGER_ERRORS = {
  APART: {
    status: 422,
    message: `The sites do not touch: data says how far apart they are, and ${MOST_APART_M} m are closed at most`,
    data: z.object({ apartM: z.number() }),
  },
  LAYER: { status: 422, message: "The sites lie on different layers" },
  CHANGED: { status: 409, message: "Nothing was changed: the other site is no longer as it was" },
  AREA: SITE_DRAWING_ERRORS.AREA,
} as const;

export type SiteMerger = z.infer<typeof siteMerger>;
export type SiteMergedDto = z.infer<typeof siteMergedDto>;
export type SiteNeighboursDto = z.infer<typeof siteNeighboursDto>;
export type SiteRedrawnDto = z.infer<typeof siteRedrawnDto>;
export type SiteCut = z.infer<typeof siteCut>;
export type SiteCutDto = z.infer<typeof siteCutDto>;
export type SiteRemoval = z.infer<typeof siteRemoval>;
export type SiteRestoration = z.infer<typeof siteRestoration>;
