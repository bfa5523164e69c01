import type { Json } from "./audit-entry";

/** One field that is not what it was: where it stands, keys with dots between, and its values; undefined where it was not there. */
export type FieldChange = {
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

/**
 * What an entry changed, field by field, in the order of the names: objects are compared key by key and all the way down, lists as a whole.
 * Empty where both sides say the same.
 */
export function entryChanges(before: Json, after: Json): FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return names
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** The leaves of a record by their paths. A value that is no record has the empty path; null is no value. */
function fieldsOf(value: Json, path = ""): Map<string, Json> {
  if (value === null && path === "") return new Map();
  if (!isRecord(value)) return new Map([[path, value]]);
  const entries = Object.entries(value);
  if (entries.length === 0 && path !== "") return new Map([[path, value]]);
  return new Map(entries.flatMap(([key, field]) => [...fieldsOf(field, path === "" ? key : `${path}.${key}`)]));
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
