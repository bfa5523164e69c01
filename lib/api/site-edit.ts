import { z } from "zod";
import { CHOOSABLE_KINDS } from "@/lib/sites/choosable-kinds";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { lineOfText, reason } from "./edit-fields";

const name = lineOfText(100).nullable();

/** What people edit of a site, at one version. Its area says whether its ground was drawn anew. */
export const siteFieldsDto = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  kind: z.enum(SITE_KINDS),
  candidate: z.boolean(),
  areaM2: z.number(),
});

/** A change of a site: what is left out stays. `candidate: false` accepts a site that a rule had only proposed. */
export const siteEdit = z
  .strictObject({
    id: z.uuid(),
    name: name.optional(),
    nameEn: name.optional(),
    kind: z.enum(CHOOSABLE_KINDS).optional(),
    candidate: z.boolean().optional(),
    reason: reason.optional(),
  })
  .refine(
    ({ name, nameEn, kind, candidate }) => [name, nameEn, kind, candidate].some((field) => field !== undefined),
    "name what to change: name, nameEn, kind or candidate",
  );

export type SiteFieldsDto = z.infer<typeof siteFieldsDto>;
export type SiteEdit = z.infer<typeof siteEdit>;
