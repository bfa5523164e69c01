import { z } from "zod";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { reason } from "./edit-fields";

const levelName = z.enum(COVERAGE_LEVELS);

/** A level asked of a role in one site (`site`) or in all sites of a `kind`, at one version; the other is null. */
export const requirementDto = z.object({
  id: z.uuid(),
  version: z.int(),
  site: z.uuid().nullable(),
  kind: z.enum(SITE_KINDS).nullable(),
  role: z.enum(PART_ROLES),
  level: z.string(),
  reason: z.string(),
});

/** Asks for a level where our default, or the city's, held until now. `reason` is for who reads it later. */
export const requirementCreate = z
  .strictObject({
    site: z.uuid().optional(),
    kind: z.enum(SITE_KINDS).optional(),
    role: z.enum(PART_ROLES),
    level: levelName,
    reason,
  })
  .refine(({ site, kind }) => (site === undefined) !== (kind === undefined), "name either a site or a kind");

/** A change of what is asked for; every change gives its reason. */
export const requirementEdit = z.strictObject({ id: z.uuid(), level: levelName.optional(), reason });

/** Takes back what is asked for, so that the city's level or our default holds again. */
export const requirementRemoval = z.strictObject({ id: z.uuid(), reason: reason.optional() });

const asked = requirementDto.pick({ id: true, version: true, level: true, reason: true });

/** For each role that parts of a site have: our default, and what the city for its kind and the site itself ask for instead. The narrower wins. */
export const siteRequirementsDto = z.object({
  roles: z.array(
    z.object({ role: z.enum(PART_ROLES), ours: z.string(), city: asked.nullable(), site: asked.nullable() }),
  ),
});

export type RequirementDto = z.infer<typeof requirementDto>;
export type RequirementCreate = z.infer<typeof requirementCreate>;
export type RequirementEdit = z.infer<typeof requirementEdit>;
export type RequirementRemoval = z.infer<typeof requirementRemoval>;
export type SiteRequirementsDto = z.infer<typeof siteRequirementsDto>;
