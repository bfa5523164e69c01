import { type FieldValue, sameValue } from "@/lib/editing/conflict";

/** What coverage does not read of a camera, beside the version that every change raises. */
const UNSEEN: readonly PropertyKey[] = [
  ...["version", "name", "infraredM", "builtOn", "acceptedOn", "acceptedDocument", "retiredOn"],
];

/** Whether a change of a camera reaches figures. Of its dated facts, only whether it is retired does. */
export function changesCoverage<T extends { readonly retiredOn: string | null }>(before: T, after: T): boolean {
  if ((before.retiredOn === null) !== (after.retiredOn === null)) return true;
  return (Object.keys(before) as (keyof T)[]).some(
    (field) => !UNSEEN.includes(field) && !sameValue(before[field] as FieldValue, after[field] as FieldValue),
  );
}
