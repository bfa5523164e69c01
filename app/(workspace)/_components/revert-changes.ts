import type { RecordVersion } from "@/lib/api/versions";
import { alteration } from "@/lib/editing/conflict";
import { fieldsOf } from "@/lib/editing/edit-history";

/** What to ask for so that a record holds again what it held: every field that a change altered, as it was. */
export function revertChanges<T extends RecordVersion>(saved: T, before: T): Partial<T> {
  return (alteration(fieldsOf(saved), fieldsOf(before))?.after ?? {}) as Partial<T>;
}
