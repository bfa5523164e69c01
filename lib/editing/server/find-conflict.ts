import "server-only";
import { listChangesSince } from "@/db/queries/record-history";
import type { Action } from "@/lib/access/policy";
import type { Context } from "@/lib/access/server/context";
import { type Conflict, type Fields, fieldConflicts, type Wanted } from "../conflict";

/** Where the audit keeps a record's changes: entries of this action on this object; `record` where one object holds several. */
type History = { readonly object: string; readonly action: Action; readonly record?: string };

/**
 * What to tell somebody whose change came too late. What fields held before is read from the audit, whose entries of a record carry its `version`;
 * what an import changed is not in it, and then `base` is missing. Of the audit, only the record's own fields and the moment are told.
 *
 * @param expected - The version the change is based on.
 * @param fields - The editable fields of the record as it is.
 */
export async function findConflict<T>(
  context: Context,
  history: History,
  change: { readonly current: T; readonly expected: number; readonly fields: Fields; readonly wanted: Wanted<Fields> },
): Promise<Conflict<T>> {
  const since = await listChangesSince(context.db, history, change.expected);
  const base: Record<string, Fields[string]> = {};
  for (const { before } of since) {
    for (const [field, value] of Object.entries(before ?? {})) {
      // The earliest change tells what it was at first.
      if (field in change.fields && !(field in base)) base[field] = value as Fields[string];
    }
  }
  const last = since.at(-1);
  return {
    current: change.current,
    fields: fieldConflicts(change.fields, change.wanted, base),
    last: last ? { at: last.at, own: last.actor === context.actor } : null,
  };
}
