import type { ORPCError } from "@orpc/client";
import { useState } from "react";

/** Why a change of people was refused, as `people.problem` says it; codes it has no words for are `failed`. */
const PROBLEMS = {
  NAME_TAKEN: "nameTaken",
  NOT_FOUND: "gone",
  HOLDS_OFFICE: "holdsOffice",
  SUBJECT_TAKEN: "subjectTaken",
  SELF_GRANT: "selfGrant",
  PERSON_DISABLED: "personDisabled",
  GRANTED_ALREADY: "grantedAlready",
  OFFICE_CONFLICT: "officeConflict",
  PAST_END: "pastEnd",
  NOT_WAITING: "notWaiting",
  NOT_SECOND_PERSON: "notSecondPerson",
  GRANT_OVER: "grantOver",
  SIGNED_OUT: "signedOut",
  BAD_REQUEST: "refused",
} as const;
export type PeopleProblem = (typeof PROBLEMS)[keyof typeof PROBLEMS] | "failed";

/** Does one thing that must not be done twice: one key for it however often it is asked for, and another once it went well or was refused. */
export function useOnce() {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PeopleProblem | null>(null);

  const once = async (work: (idempotencyKey: string) => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work(key);
      setKey(crypto.randomUUID());
    } catch (error) {
      const { code } = error as Partial<ORPCError<string, unknown>>;
      const known = code !== undefined && code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS] : "failed";
      setProblem(known);
      // What was refused is asked for anew with other words; what may have come about is asked for by the same key.
      if (known !== "failed") setKey(crypto.randomUUID());
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, once };
}
