import { z } from "zod";
import { CHOOSABLE_KINDS } from "@/lib/sites/choosable-kinds";
import { SITE_AREA_M2, SITE_LAYERS, SITE_WIDTH_M } from "@/lib/sites/site-bounds";
import { within } from "./camera-edit";
import { lineOfText, reason } from "./edit-fields";
import { lonLat } from "./primitives";
import { siteFieldsDto } from "./site-edit";

const name = lineOfText(100).nullable();
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

/**
 * Another ground for a site: all its pieces as they are drawn, put right like a new site's; or `asBefore`, the ground and the zones that it had before the
 * version that `If-Match` names, to every digit. Zones keep what of them still is ground.
 */
export const siteRedrawing = z.union([
  z.strictObject({ id: z.uuid(), polygons: z.array(rings).min(1).max(100), reason: reason.optional() }),
  z.strictObject({ id: z.uuid(), asBefore: z.literal(true), reason: reason.optional() }),
]);

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

export type SiteCreate = z.infer<typeof siteCreate>;
export type SiteDrawnDto = z.infer<typeof siteDrawnDto>;
export type SiteRedrawing = z.infer<typeof siteRedrawing>;
export type SiteRemoval = z.infer<typeof siteRemoval>;
export type SiteRestoration = z.infer<typeof siteRestoration>;
