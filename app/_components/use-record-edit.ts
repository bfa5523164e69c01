import { useState } from "react";
import type { ConflictDto, RecordVersion } from "@/lib/api/versions";

/** How a change went: the record at its new version, or why there is none. */
export type EditOutcome<T> =
  | { readonly ok: true; readonly record: T }
  | { readonly ok: false; readonly conflict: ConflictDto<T> }
  | { readonly ok: false; readonly problem: EditProblem };

/** What can be said of a change that was refused; a message of each under `edit.problem`. */
export const EDIT_PROBLEMS = [
  ...([
    "gone",
    "signedOut",
    "refused",
    "lens",
    "far",
    "outside",
    "noArea",
    "notParted",
    "apart",
    "layer",
    "area",
    "facts",
    "consent",
    "undecided",
    "exists",
    "closed",
    "judged",
    "changed",
    "empty",
    "twice",
    "full",
    "costsFull",
    "unreachable",
    "failed",
  ] as const),
];
export type EditProblem = (typeof EDIT_PROBLEMS)[number];

type Sent<T> = { readonly base: T; readonly changes: Partial<T>; readonly reason: string };

/**
 * Saves changes of one record, each based on a version: what came between is kept for the person to choose, and choosing saves anew on top of that.
 *
 * @param send - Asks for the change; `reason` is empty where nobody gave one.
 * @param onSaved - After each change that went well, with the record it was made to.
 * @param onUnreachable - Keeps a change that could not be sent for want of a connection. @returns whether it is kept; else that is said
 */
export function useRecordEdit<T extends RecordVersion>(
  send: (base: T, changes: Partial<T>, reason: string) => Promise<EditOutcome<T>>,
  onSaved: (saved: T, before: T, changes: Partial<T>) => void,
  onUnreachable?: (base: T, changes: Partial<T>, reason: string) => boolean,
) {
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const [late, setLate] = useState<(Sent<T> & { readonly conflict: ConflictDto<T> }) | null>(null);

  const save = async (base: T, changes: Partial<T>, reason = "") => {
    setSaving(true);
    setProblem(null);
    const outcome = await send(base, changes, reason);
    setSaving(false);
    if (outcome.ok) {
      setLate(null);
      onSaved(outcome.record, base, changes);
    } else if ("conflict" in outcome) {
      setLate({ base, changes, reason, conflict: outcome.conflict });
    } else {
      setLate(null);
      const kept = outcome.problem === "unreachable" && onUnreachable?.(base, changes, reason);
      if (!kept) setProblem(outcome.problem);
    }
  };

  /** Saves the chosen ones of the fields that came too late; without any, the record stays as others left it. */
  const settle = async (fields: readonly string[]) => {
    if (!late) return;
    const { current } = late.conflict;
    const chosen = Object.entries(late.changes).filter(([field]) => fields.includes(field));
    if (chosen.length > 0) return save(current, Object.fromEntries(chosen) as Partial<T>, late.reason);
    setLate(null);
    onSaved(current, current, {});
  };

  return { saving, problem, conflict: late?.conflict ?? null, save, settle, dismiss: () => setLate(null) };
}
