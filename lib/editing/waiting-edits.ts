import { z } from "zod";
import { sameValue } from "./conflict";

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.tuple([z.number(), z.number()])]);

const waitingEdit = z.object({
  kind: z.enum(["camera", "site"]),
  /** The record as it was on screen when the first of its waiting changes was made: that is the version they are based on. */
  base: z.object({ id: z.uuid(), version: z.int(), name: z.string().nullable() }).catchall(value),
  changes: z.record(z.string(), value),
  /** Empty where nobody gave one. */
  reason: z.string(),
});

/** A change of one record that could not be sent for want of a connection. */
export type WaitingEdit = z.infer<typeof waitingEdit>;

/**
 * The waiting changes with one more. One record has one entry: what is asked for later takes the place of what was asked for before, and a field that is as it
 * was again is asked for no more.
 */
export function withEdit(waiting: readonly WaitingEdit[], edit: WaitingEdit): WaitingEdit[] {
  const before = waiting.find((one) => isOf(one, edit));
  const base = before?.base ?? edit.base;
  const asked = Object.entries({ ...before?.changes, ...edit.changes });
  const changes = Object.fromEntries(asked.filter(([field, wanted]) => !sameValue(wanted, base[field])));
  const others = withoutEdit(waiting, edit);
  if (Object.keys(changes).length === 0) return others;
  return [...others, { ...edit, base, changes, reason: edit.reason || (before?.reason ?? "") }];
}

/** The waiting changes without those of one record. */
export function withoutEdit(waiting: readonly WaitingEdit[], edit: Pick<WaitingEdit, "kind" | "base">): WaitingEdit[] {
  return waiting.filter((one) => !isOf(one, edit));
}

function isOf(one: Pick<WaitingEdit, "kind" | "base">, other: Pick<WaitingEdit, "kind" | "base">): boolean {
  return one.kind === other.kind && one.base.id === other.base.id;
}

/** Waiting changes as they are kept in a browser. */
export function writeWaiting(waiting: readonly WaitingEdit[]): string {
  return JSON.stringify(waiting);
}

/** What `writeWaiting` wrote. Anything else, such as an older version of this program left, is passed over entry by entry. */
export function readWaiting(text: string | null): WaitingEdit[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one) => waitingEdit.safeParse(one).data ?? []);
}
