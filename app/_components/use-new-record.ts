import { useState } from "react";
import { editOutcome, isRefused } from "./edit-outcome";
import type { EditProblem } from "./use-record-edit";

/** Asks for something new that must not come about twice: by one key however often it is asked for, and by another once it was refused. */
export function useNewRecord() {
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<EditProblem | null>(null);
  /** What is asked for is another thing by now. */
  const anew = () => setKey(crypto.randomUUID());
  /** @param work - Asks by the key. @returns what was wrong; null once it stands */
  const attempt = async (
    work: (idempotencyKey: string) => Promise<EditProblem | null>,
  ): Promise<EditProblem | null> => {
    setSaving(true);
    setProblem(null);
    const found = await work(key);
    setSaving(false);
    setProblem(found);
    // What was refused is asked for anew; what may have come about, by the same key.
    if (found !== null && isRefused(found)) anew();
    return found;
  };
  /**
   * The same of one call.
   * @param made - What follows once it stands.
   * @param conflict - What it is called that somebody else was quicker.
   */
  const create = <T>(
    call: (context: { readonly idempotencyKey: string }) => Promise<T>,
    made: (record: T) => void,
    conflict: EditProblem = "refused",
  ): Promise<EditProblem | null> =>
    attempt(async (idempotencyKey) => {
      const outcome = await editOutcome<T>(call({ idempotencyKey }));
      if (!outcome.ok) return "problem" in outcome ? outcome.problem : conflict;
      made(outcome.record);
      return null;
    });
  return { saving, problem, attempt, create, anew };
}
