import "server-only";
import type { Conflict } from "@/lib/editing/conflict";
import type { ConflictDto } from "../versions";

/** Why a change came too late, as the answer 412 carries it. */
export function conflictAnswer<T>({ current, fields, last }: Conflict<T>): ConflictDto<T> {
  return { current, fields: [...fields], last: last && { at: new Date(last.at).toISOString(), own: last.own } };
}
