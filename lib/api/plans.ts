import { z } from "zod";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { PLAN_STATES, PLAN_VERDICTS } from "@/lib/plans/plan";
import { PLAN_CHANGE_KINDS } from "@/lib/plans/plan-change";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { CAMERA_LIMITS, within } from "./camera-edit";
import { cameraPlacement } from "./camera-place";
import { lineOfText, reason } from "./edit-fields";
import { reachedGroundDto } from "./guarded";
import { planCostDto } from "./plan-costs";
import { lonLat, multiPolygonGeometry } from "./primitives";

const at = z.iso.datetime();
const height = within(CAMERA_LIMITS.heightM);
const bearing = within(CAMERA_LIMITS.bearing);
const tilt = within(CAMERA_LIMITS.tilt);
const hfov = within(CAMERA_LIMITS.hfov);

/**
 * A plan as lists show it, at one version: each change of its own or of a camera in it raises that. `author` is what whoever made it was called then, null where
 * they are no person; `changes` counts the cameras that it changes; `verdict` is the last the police gave.
 */
export const planDto = z.object({
  id: z.uuid(),
  version: z.int(),
  site: z.uuid(),
  name: z.string(),
  basis: z.string(),
  state: z.enum(PLAN_STATES),
  author: z.string().nullable(),
  createdAt: at,
  submittedAt: at.nullable(),
  adoptedAt: at.nullable(),
  branchedFrom: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  changes: z.int(),
  verdict: z.enum(PLAN_VERDICTS).nullable(),
});

/** Where a camera stands and looks; metres and degrees as in `cameraFieldsDto`. */
const poseDto = z.object({
  position: lonLat,
  heightM: z.number(),
  bearing: z.number().nullable(),
  tilt: z.number().nullable(),
  hfov: z.number().nullable(),
});

/**
 * What a plan does to one camera, at one version. A field that is null stays as built; of a camera that is added all is said. `built` is the camera as it stands
 * now, null where none does: it is added, or has been removed or retired since.
 */
export const planChangeDto = z.object({
  id: z.uuid(),
  version: z.int(),
  plan: z.uuid(),
  kind: z.enum(PLAN_CHANGE_KINDS),
  camera: z.uuid().nullable(),
  name: z.string().nullable(),
  cameraKind: z.enum(["fixed", "panoramic"]).nullable(),
  position: lonLat.nullable(),
  heightM: z.number().nullable(),
  bearing: z.number().nullable(),
  tilt: z.number().nullable(),
  hfov: z.number().nullable(),
  layer: z.int().nullable(),
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
  maxRangeM: z.number().nullable(),
  built: poseDto.nullable(),
});

/** What people edit of a change: `name` of a camera that is added alone. */
export const planChangeFieldsDto = planChangeDto.pick({
  ...{ id: true, version: true, name: true, position: true, heightM: true, bearing: true, tilt: true, hfov: true },
});

/** What the police said of a plan; never altered. */
const planOpinionDto = z.object({
  id: z.uuid(),
  verdict: z.enum(PLAN_VERDICTS),
  text: z.string(),
  author: z.string().nullable(),
  at,
});

/** What somebody remarked about one place of a plan, at one version. */
export const planCommentDto = z.object({
  id: z.uuid(),
  version: z.int(),
  plan: z.uuid(),
  position: lonLat,
  text: z.string(),
  author: z.string().nullable(),
  at,
  resolved: z.boolean(),
});

/** One plan with all that is in it: opinions the latest first, comments and cost lines the oldest. `totalFen` is what the cost lines come to. */
export const planDetailDto = planDto.extend({
  cameras: z.array(planChangeDto),
  costs: z.array(planCostDto),
  totalFen: z.int(),
  opinions: z.array(planOpinionDto),
  comments: z.array(planCommentDto),
});

/** What people edit of a plan itself. */
export const planFieldsDto = planDto.pick({ id: true, version: true, name: true, basis: true });

/** What a site comes to; m², coverage 0…1 and null where no ground is left to judge. `cameras` counts those that see some of it at a level it needs. */
const planFiguresDto = z.object({
  state: z.enum(["met", "partial", "blind", "not-computed"]),
  coverage: z.number().nullable(),
  areaM2: z.number(),
  coveredM2: z.number(),
  gapM2: z.number(),
  gaps: z.int(),
  cameras: z.int(),
  levels: z.array(z.object({ level: z.enum(COVERAGE_LEVELS), coveredM2: z.number() })),
});

/**
 * What a camera takes in besides public areas, m² on the city's plane: by level what lies outside every accepted site of its layer (a level without a footprint is
 * left out; null where nobody recorded where the camera looks), and the most of each guarded ground that it reaches at any level.
 */
const planCaptureDto = z.object({
  outside: z.array(z.object({ level: z.enum(COVERAGE_LEVELS), areaM2: z.number() })).nullable(),
  grounds: z.array(z.object({ id: z.uuid(), areaM2: z.number() })),
});

/** What the cameras that the plan changes take in besides public areas, `built` or `planned` null where one does not stand; and the guarded grounds that they reach. */
const planPrivacyDto = z.object({
  cameras: z.array(z.object({ id: z.uuid(), built: planCaptureDto.nullable(), planned: planCaptureDto.nullable() })),
  grounds: z.array(reachedGroundDto),
});

/**
 * What becomes of the plan's own site, and of every other that a camera it changes can reach before or after: as it is built now, and if the plan is carried out.
 * Both are computed from the city as it is at this moment; nothing of it is stored. `lengthM` is how long the site's centre-line is, metres; null where it has none.
 */
export const planCoverageDto = z.object({
  plan: z.uuid(),
  version: z.int(),
  engine: z.string(),
  targetHeightM: z.number(),
  sites: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      kind: z.enum(SITE_KINDS),
      name: z.string().nullable(),
      nameEn: z.string().nullable(),
      lengthM: z.number().nullable(),
      built: planFiguresDto,
      planned: planFiguresDto,
    }),
  ),
  privacy: planPrivacyDto,
});

/**
 * What is drawn of a plan instead of what is built, as GeoJSON in degrees: what each camera that it changes would cover, by level (nothing of one that it removes), and
 * the gaps of each site that it reaches. `number` is null for a camera that does not stand yet.
 */
export const planShapesDto = z.object({
  plan: z.uuid(),
  version: z.int(),
  engine: z.string(),
  cameras: z.array(
    z.object({
      id: z.uuid(),
      number: z.int().nullable(),
      footprints: z.array(z.object({ level: z.enum(COVERAGE_LEVELS), ground: multiPolygonGeometry })),
    }),
  ),
  sites: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      gaps: z.array(z.object({ level: z.string(), areaM2: z.number(), ground: multiPolygonGeometry })),
    }),
  ),
});

/** A draft for a site: empty, or with the changes and cost lines of another plan of that site. */
export const planCreate = z.strictObject({
  site: z.uuid(),
  name: lineOfText(100),
  basis: lineOfText(500),
  branchOf: z.uuid().optional(),
});

/** A change of a draft's own name or basis. */
export const planEdit = z
  .strictObject({ id: z.uuid(), name: lineOfText(100).optional(), basis: lineOfText(500).optional() })
  .refine(({ name, basis }) => name !== undefined || basis !== undefined, "name what to change: name or basis");

/** Brings a plan of this version on to its next state. */
export const planStep = z.strictObject({ id: z.uuid(), version: z.int(), reason: reason.optional() });

/** What the police say of the submitted plan of this version. */
export const planOpinion = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  verdict: z.enum(PLAN_VERDICTS),
  text: lineOfText(1_000),
});

const aiming = {
  heightM: height.optional(),
  bearing: bearing.optional(),
  tilt: tilt.optional(),
  hfov: hfov.optional(),
};

/** What a draft does to one more camera. Of a camera that stands, what is left out stays as built. */
export const planChange = z.strictObject({
  plan: z.uuid(),
  change: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("add"),
      placed: cameraPlacement.omit({ reason: true, infraredM: true, infraredOfClass: true }),
    }),
    z.strictObject({ kind: z.literal("move"), camera: z.uuid(), position: lonLat, ...aiming }),
    z
      .strictObject({ kind: z.literal("aim"), camera: z.uuid(), ...aiming })
      .refine(
        ({ heightM, bearing: to, tilt: down, hfov: wide }) =>
          [heightM, to, down, wide].some((value) => value !== undefined),
        "name what to aim anew: heightM, bearing, tilt or hfov",
      ),
    z.strictObject({ kind: z.literal("remove"), camera: z.uuid() }),
  ]),
});

/** A change of what a draft does to a camera: what is left out stays; null of a camera that stands: as built. */
export const planChangeEdit = z.strictObject({
  id: z.uuid(),
  name: lineOfText(100).optional(),
  position: lonLat.optional(),
  heightM: height.nullable().optional(),
  bearing: bearing.nullable().optional(),
  tilt: tilt.nullable().optional(),
  hfov: hfov.nullable().optional(),
});

/** A remark about a place. */
export const planComment = z.strictObject({ id: z.uuid(), position: lonLat, text: lineOfText(500) });

/** Settles a comment, or takes it up again. */
export const planCommentEdit = z.strictObject({ id: z.uuid(), resolved: z.boolean() });

export type PlanDto = z.infer<typeof planDto>;
export type PlanFieldsDto = z.infer<typeof planFieldsDto>;
export type PlanDetailDto = z.infer<typeof planDetailDto>;
export type PlanChangeDto = z.infer<typeof planChangeDto>;
export type PlanChangeFieldsDto = z.infer<typeof planChangeFieldsDto>;
export type PlanCommentDto = z.infer<typeof planCommentDto>;
export type PlanCoverageDto = z.infer<typeof planCoverageDto>;
export type PlanShapesDto = z.infer<typeof planShapesDto>;
export type PlanCreate = z.infer<typeof planCreate>;
export type PlanEdit = z.infer<typeof planEdit>;
export type PlanStep = z.infer<typeof planStep>;
export type PlanOpinion = z.infer<typeof planOpinion>;
export type PlanChange = z.infer<typeof planChange>;
export type PlanChangeEdit = z.infer<typeof planChangeEdit>;
export type PlanComment = z.infer<typeof planComment>;
export type PlanCommentEdit = z.infer<typeof planCommentEdit>;
