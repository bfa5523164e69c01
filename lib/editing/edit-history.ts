import { alteration, type Fields, sameValue } from "./conflict";

/**
 * A change that can be taken back: the fields of a record that it altered, before and after. `null` where the record was not there: it was made, or taken away,
 * and then the other side is empty.
 */
export type RecordMoment = {
  readonly kind: "camera" | "site";
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
};

/**
 * A change of a site's ground by its version `of`, and of the sites that came of it, or went with it. To `before` it, they go, or come back; to `after` it, they are
 * as it left them.
 */
export type GroundMoment = {
  readonly kind: "ground";
  readonly id: string;
  readonly of: number;
  readonly to: "before" | "after";
  readonly came: readonly string[];
  readonly went: readonly string[];
};

/** A change of many cameras, or of many sites, together, which is taken back together. */
export type ManyMoment = { readonly kind: "cameras" | "sites"; readonly parts: readonly RecordMoment[] };

/** A change of one record, of many together, or of a site's ground. */
export type Moment = RecordMoment | GroundMoment | ManyMoment;

/** What can be taken back, the last change last, and what was taken back and can be done again, the next one last. */
export type EditHistory = { readonly past: readonly Moment[]; readonly future: readonly Moment[] };

export const NO_HISTORY: EditHistory = { past: [], future: [] };

/** Changes that are remembered; who takes back more than these looks into the audit. */
export const MOST_MOMENTS = 100;

/** The change that takes another back. */
export function reversed<T extends Moment>(moment: T): T;
export function reversed(moment: Moment): Moment {
  if ("parts" in moment) return { ...moment, parts: moment.parts.map(reversed) };
  if (moment.kind === "ground") return { ...moment, to: moment.to === "before" ? "after" : "before" };
  return { ...moment, before: moment.after, after: moment.before };
}

/**
 * Remembers a change that was made. What exactly reverses the last one takes it back, and what repeats the one taken back last does it again, by whatever
 * button it was asked for; any other change ends what could be done again.
 */
export function remembered({ past, future }: EditHistory, moment: Moment): EditHistory {
  const [last, next] = [past.at(-1), future.at(-1)];
  if (last && isSame(moment, reversed(last))) return undone({ past, future });
  if (next && isSame(moment, next)) return redone({ past, future });
  return { past: [...past, moment].slice(-MOST_MOMENTS), future: [] };
}

/** The history after its last change was taken back. */
export function undone({ past, future }: EditHistory): EditHistory {
  const last = past.at(-1);
  return last ? { past: past.slice(0, -1), future: [...future, last] } : { past, future };
}

/** The history after what was taken back last was done again. */
export function redone({ past, future }: EditHistory): EditHistory {
  const next = future.at(-1);
  return next ? { past: [...past, next], future: future.slice(0, -1) } : { past, future };
}

/** The history without a change that can no longer be taken back, because others changed the same since; what came before it may still be. */
export function without({ past, future }: EditHistory, moment: Moment): EditHistory {
  return { past: past.filter((one) => one !== moment), future: future.filter((one) => one !== moment) };
}

/** Whether a record holds what a change left there. */
export function holds(record: Fields | null, expected: Fields | null): boolean {
  if (record === null || expected === null) return record === expected;
  return Object.keys(expected).every((field) => sameValue(record[field], expected[field]));
}

function isSame(a: Moment, b: Moment): boolean {
  if (a.kind === "ground" || b.kind === "ground") {
    if (a.kind !== "ground" || b.kind !== "ground") return false;
    return a.id === b.id && a.of === b.of && a.to === b.to;
  }
  if ("parts" in a || "parts" in b) {
    if (!("parts" in a && "parts" in b) || a.kind !== b.kind) return false;
    return a.parts.length === b.parts.length && a.parts.every((part, i) => isSame(part, b.parts[i] as RecordMoment));
  }
  return a.kind === b.kind && a.id === b.id && isSameSide(a.before, b.before) && isSameSide(a.after, b.after);
}

function isSameSide(a: Fields | null, b: Fields | null): boolean {
  return holds(a, b) && holds(b, a);
}

/** The change of an edit, from the record at the version before and as it was saved; null if it altered nothing. */
export function editMoment<T extends { readonly id: string; readonly version: number }>(
  kind: RecordMoment["kind"],
  before: T,
  saved: T,
): RecordMoment | null {
  const altered = alteration(fieldsOf(before), fieldsOf(saved));
  return altered && ({ kind, id: saved.id, ...altered } as RecordMoment);
}

/** The fields of a record apart from what names it and its version. */
export function fieldsOf<T extends { readonly id: string; readonly version: number }>(record: T): Fields {
  const { id: _, version: __, ...fields } = record;
  return fields as Fields;
}
