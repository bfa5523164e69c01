import type { RecordVersion } from "@/lib/api/versions";
import { type FieldValue, sameValue } from "@/lib/editing/conflict";

/** What to ask for so that a record holds again what it held: every field that a change altered, as it was. */
export function revertChanges<T extends RecordVersion>(saved: T, before: T): Partial<T> {
  const fields = Object.keys(before) as (keyof T)[];
  const altered = fields.filter(
    (field) => field !== "version" && !sameValue(saved[field] as FieldValue, before[field] as FieldValue),
  );
  return Object.fromEntries(altered.map((field) => [field, before[field]])) as Partial<T>;
}
