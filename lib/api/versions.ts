import { z } from "zod";
import { lonLat } from "./primitives";

/** Names one version of one record. Versions count from 1 and rise with every change. */
export type RecordVersion = { readonly id: string; readonly version: number };

/** The entity tag of a record as it is: what `If-Match` of a change has to say. */
export function entityTag({ id, version }: RecordVersion): string {
  return `"${id}-${version}"`;
}

/** The version that an entity tag of ours names; null for any other text, weak tags, lists and `*` included. */
export function parseEntityTag(text: string): RecordVersion | null {
  const [, id, version] = /^"([\w-]{1,64})-([1-9]\d{0,9})"$/.exec(text.trim()) ?? [];
  return id === undefined ? null : { id, version: Number(version) };
}

/** What every change of a record may be refused for before anybody looks at the record. */
export const VERSION_ERRORS = {
  IF_MATCH_REQUIRED: {
    status: 428,
    message: "Send the ETag of the version this change is based on as If-Match",
  },
  IF_MATCH_MALFORMED: {
    status: 400,
    message: 'If-Match must be one ETag as it was answered, such as "1f0c…-3"; lists, weak tags and * are refused',
  },
} as const;

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), lonLat.readonly()]);

/**
 * One field two people changed, or one of them: `base` is what it was in the version the change is based on, absent where nobody recorded it; `theirs` is what
 * it is now; `mine` is what the change asks for, absent where it does not ask.
 */
const fieldConflictDto = z.object({
  field: z.string(),
  base: fieldValue.optional(),
  theirs: fieldValue,
  mine: fieldValue.optional(),
});

/**
 * The answer to a change that came too late: the record as it is, and field by field what differs. `last` is the latest change that the audit knows, and
 * whether whoever asks made it themselves, in another window; who else did is the auditor's to know.
 */
function conflictDto<T extends z.ZodType>(current: T) {
  return z.object({
    current,
    fields: z.array(fieldConflictDto),
    last: z.object({ at: z.iso.datetime(), own: z.boolean() }).nullable(),
  });
}

/** The errors of a change of a record whose editable form is `current`. */
export function changeErrors<T extends z.ZodType>(current: T) {
  return {
    ...VERSION_ERRORS,
    STALE: {
      status: 412,
      message: "Somebody has changed this since: choose field by field, then save again",
      data: conflictDto(current),
    },
  } as const;
}

export type FieldConflictDto = z.infer<typeof fieldConflictDto>;
export type ConflictDto<T> = {
  readonly current: T;
  readonly fields: FieldConflictDto[];
  readonly last: { readonly at: string; readonly own: boolean } | null;
};
