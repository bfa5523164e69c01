import type { RecordVersion } from "@/lib/api/versions";

/** What to ask for so that a record holds again what it held: every field that a change altered, as it was. */
export function revertChanges<T extends RecordVersion>(saved: T, before: T): Partial<T> {
  const fields = Object.keys(before) as (keyof T)[];
  const altered = fields.filter((field) => field !== "version" && saved[field] !== before[field]);
  return Object.fromEntries(altered.map((field) => [field, before[field]])) as Partial<T>;
}
