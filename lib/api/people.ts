import { z } from "zod";
import { GRANT_STATES } from "@/lib/access/grant";
import { ROLES } from "@/lib/access/roles";
import { USERNAME } from "@/lib/access/username";
import { lineOfText, reason } from "./edit-fields";

const place = z.object({ code: z.string(), name: z.string(), nameEn: z.string() });
const actor = z.object({ actor: z.string(), name: z.string().nullable() });
const at = z.iso.datetime();

export const PERSON_STATES = ["active", "disabled", "waiting"] as const;
export const PEOPLE_PAGE = 50;

/** Which people: by name or unit, role in force, where they or a role of theirs are, and whether they may sign in or have a grant that waits. */
export const peopleQuery = z.object({
  q: z.string().trim().max(60).optional(),
  role: z.enum(ROLES).optional(),
  jurisdiction: z.string().max(40).optional(),
  state: z.enum(PERSON_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(PEOPLE_PAGE),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const personHead = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  unit: z.string(),
  jurisdiction: place,
  invented: z.boolean(),
  disabled: z.boolean(),
});

export const peopleDto = z.object({
  total: z.int(),
  items: z.array(
    personHead.extend({
      roles: z.array(z.object({ role: z.enum(ROLES), jurisdiction: place })),
      waiting: z.int(),
      lastSeenAt: at.nullable(),
    }),
  ),
});

/** One grant of a role, with who made, approved and revoked it. `name` is null for actors that are no person, or none that is seen. */
export const grantDto = z.object({
  id: z.uuid(),
  person: z.uuid(),
  role: z.enum(ROLES),
  jurisdiction: place,
  state: z.enum(GRANT_STATES),
  from: at,
  until: at.nullable(),
  reason: z.string(),
  grantedBy: actor,
  approvalDue: z.boolean(),
  approvedAt: at.nullable(),
  approvedBy: actor.nullable(),
  revokedAt: at.nullable(),
  revokedBy: actor.nullable(),
  revokeReason: z.string().nullable(),
});

/** A person at one version; `office`: holds one of the three offices, so that the command line alone resets their sign-in. */
export const personDto = personHead.extend({
  version: z.int(),
  office: z.boolean(),
  signIn: z.object({
    secondFactor: z.boolean(),
    codeExpiresAt: at.nullable(),
    identity: z.string().nullable(),
    lockedUntil: at.nullable(),
  }),
  grants: z.array(grantDto),
  sessions: z.array(
    z.object({
      id: z.string(),
      beganAt: at,
      lastSeenAt: at,
      expiresAt: at,
      address: z.string().nullable(),
      browser: z.string().nullable(),
    }),
  ),
});

export const jurisdictionsQuery = z.object({ q: z.string().trim().max(60).default("") });
export const jurisdictionsDto = z.array(place.extend({ level: z.string(), parent: z.string().nullable() }));

export const personCreate = z.strictObject({
  username: z.string().trim().toLowerCase().regex(USERNAME),
  displayName: lineOfText(40),
  unit: z.union([z.literal(""), lineOfText(80)]).default(""),
  jurisdiction: z.string().min(1).max(40),
});

/** The one-time code is answered once; null in an answer that is given again. */
export const issuedCodeDto = z.object({ code: z.string().nullable(), expiresAt: at });
export const personCreatedDto = z.object({ person: z.uuid(), ...issuedCodeDto.shape });

export const personFieldsDto = z.object({
  id: z.uuid(),
  version: z.int(),
  displayName: z.string(),
  unit: z.string(),
  disabled: z.boolean(),
});

export const personEdit = z.strictObject({
  id: z.uuid(),
  displayName: lineOfText(40).optional(),
  unit: z.union([z.literal(""), lineOfText(80)]).optional(),
  disabled: z.boolean().optional(),
  reason: reason.optional(),
});

export const personAct = z.strictObject({ id: z.uuid(), reason: reason.optional() });
export const identityInput = z.strictObject({ id: z.uuid(), subject: lineOfText(200).nullable() });

/** `until` null: until it is revoked. */
export const grantInput = z.strictObject({
  person: z.uuid(),
  role: z.enum(ROLES),
  jurisdiction: z.string().min(1).max(40),
  reason,
  until: z.iso.datetime({ offset: true }).nullable(),
});
export const grantApproval = z.strictObject({ id: z.uuid() });
export const grantRevocation = z.strictObject({ id: z.uuid(), reason });

export type PeopleQuery = z.infer<typeof peopleQuery>;
export type PeopleDto = z.infer<typeof peopleDto>;
export type PersonDto = z.infer<typeof personDto>;
export type PersonCreate = z.infer<typeof personCreate>;
export type PersonFieldsDto = z.infer<typeof personFieldsDto>;
export type PersonEdit = z.infer<typeof personEdit>;
export type GrantDto = z.infer<typeof grantDto>;
export type GrantInput = z.infer<typeof grantInput>;
export type JurisdictionsDto = z.infer<typeof jurisdictionsDto>;
