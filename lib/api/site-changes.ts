import { z } from "zod";
import { MOST_CHANGES } from "./camera-changes";
import { reason } from "./edit-fields";
import { siteRemoval, siteRestoration } from "./site-create";
import { siteEdit, siteFieldsDto } from "./site-edit";

/** So many sites are changed in one go at most, as of cameras. */
export const MOST_SITES = MOST_CHANGES;

/** What becomes of one site; `version` is the one that was looked at. */
const siteChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("edit"), version: z.int(), edit: siteEdit }),
  z.strictObject({ kind: z.literal("remove"), version: z.int(), removal: siteRemoval }),
  z.strictObject({ kind: z.literal("restore"), restoration: siteRestoration }),
]);

/** Changes of many sites that come about together or not at all; `reason` is that of each. */
export const siteChanges = z.strictObject({
  changes: z.array(siteChange).min(1).max(MOST_SITES),
  reason: reason.optional(),
});

/** The sites as they are now, in the order of the changes; of those taken away, what they were, with the version of their removal. */
export const siteChangesDto = z.object({ sites: z.array(siteFieldsDto) });

/** Why a site kept many from being changed: it is no longer there, somebody changed it since, or its kind is to be decided before it is accepted. */
export const SITE_REFUSALS = ["gone", "changed", "undecided"] as const;

/** Every change, from 0, that is why nothing came about; its site is not named anew, as nothing is told of a site that may be somebody else's. */
export const refusedSitesDto = z.object({
  refused: z.array(z.object({ index: z.int(), why: z.enum(SITE_REFUSALS) })),
});

export type SiteChange = z.infer<typeof siteChange>;
export type SiteChanges = z.infer<typeof siteChanges>;
export type RefusedSite = z.infer<typeof refusedSitesDto>["refused"][number];
