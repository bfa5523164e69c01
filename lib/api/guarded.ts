import { z } from "zod";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { GUARDED_KINDS } from "@/lib/guarded/guarded-ground";
import { lineOfText, reason } from "./edit-fields";
import { day, multiPolygonGeometry } from "./primitives";
import { siteOutline } from "./site-create";

const level = z.enum(COVERAGE_LEVELS);

/** What people edit of a guarded ground. `unit` is whose consent is asked for, null of a forbidden interior; a consent has a document's number and its day. */
export const guardedFieldsDto = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  unit: z.string().nullable(),
  consentDocument: z.string().nullable(),
  consentOn: day.nullable(),
});

/** How much of a ground a camera's picture reaches, m² on the ellipsoid, by rising level; a level without any is left out. */
const reachedLevels = z.array(z.object({ level, areaM2: z.number() }));

/** A guarded ground that a picture reaches; `watched` says whether the cameras that do are pointed out. */
export const reachedGroundDto = guardedFieldsDto.extend({
  number: z.int(),
  kind: z.enum(GUARDED_KINDS),
  watched: z.boolean(),
});

/**
 * A guarded ground with the cameras whose picture reaches it, by the footprints of the last computation: `watched` says whether they are pointed out, `reached`
 * is all of it that any of them reaches. `author` is what whoever drew it was called then, null where they are no person.
 */
export const guardedGroundDto = reachedGroundDto.extend({
  areaM2: z.number(),
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
  ground: multiPolygonGeometry,
  reached: multiPolygonGeometry,
  cameras: z.array(z.object({ id: z.uuid(), number: z.int(), name: z.string(), levels: reachedLevels })),
});

/**
 * What a camera's picture reaches besides public areas. `incidental`: what it covers at `level`, and of that what lies outside every accepted site of its layer,
 * m² on the ellipsoid; null where it covers nothing at that level.
 */
export const cameraPrivacyDto = z.object({
  grounds: z.array(reachedGroundDto.extend({ levels: reachedLevels })),
  incidental: z.object({ level, areaM2: z.number(), outsideM2: z.number() }).nullable(),
});

/**
 * Where a camera could look, of whole steps of `stepDegrees` from its bearing, so that least lies outside public areas at `level` while no site has less covered and
 * no guarded ground is reached more; null where no bearing is better. `outsideM2` there instead of `insteadOfM2` now, m² on the city's plane.
 */
export const cameraTurnDto = z.object({
  camera: z.uuid(),
  level,
  stepDegrees: z.number(),
  better: z.object({ bearing: z.number(), outsideM2: z.number(), insteadOfM2: z.number() }).nullable(),
});

const line = lineOfText(100);

/** A guarded ground as a person draws it: its outline is put right like a site's. */
export const guardedCreate = z.strictObject({
  kind: z.enum(GUARDED_KINDS),
  name: line,
  unit: line.nullable().default(null),
  consentDocument: line.nullable().default(null),
  consentOn: day.nullable().default(null),
  outline: siteOutline,
  reason: reason.optional(),
});

export const guardedEdit = z.strictObject({
  id: z.uuid(),
  name: line.optional(),
  unit: line.nullable().optional(),
  consentDocument: line.nullable().optional(),
  consentOn: day.nullable().optional(),
  reason: reason.optional(),
});

export const guardedRemoval = z.strictObject({ id: z.uuid(), reason: reason.optional() });

/** Brings back what was taken away; `version` is the one it was taken away with. */
export const guardedRestoration = z.strictObject({ id: z.uuid(), version: z.int(), reason: reason.optional() });

export type GuardedFieldsDto = z.infer<typeof guardedFieldsDto>;
export type ReachedGroundDto = z.infer<typeof reachedGroundDto>;
export type GuardedGroundDto = z.infer<typeof guardedGroundDto>;
export type CameraPrivacyDto = z.infer<typeof cameraPrivacyDto>;
export type CameraTurnDto = z.infer<typeof cameraTurnDto>;
export type GuardedCreate = z.infer<typeof guardedCreate>;
export type GuardedEdit = z.infer<typeof guardedEdit>;
export type GuardedRemoval = z.infer<typeof guardedRemoval>;
export type GuardedRestoration = z.infer<typeof guardedRestoration>;
