import type { ORPCError } from "@orpc/client";
import type { ConflictDto } from "@/lib/api/versions";
import type { EditOutcome, EditProblem } from "./use-record-edit";

/** The API's codes that say something of their own; any other refusal is `refused`, and what is none `failed`. */
const PROBLEMS: Readonly<Record<string, EditProblem>> = {
  NOT_FOUND: "gone",
  NO_CITY: "gone",
  SIGNED_OUT: "signedOut",
  PASSWORD_CHANGE_DUE: "signedOut",
  SECOND_FACTOR_DUE: "signedOut",
  LENS: "lens",
  FAR: "far",
  OUTSIDE: "outside",
  APART: "apart",
  LAYER: "layer",
  NOT_PARTED: "notParted",
  PARTS: "notParted",
  NOT_REDRAWN: "changed",
  NO_AREA: "noArea",
  AREA: "area",
  FACTS: "facts",
  CONSENT: "consent",
  UNDECIDED_KIND: "undecided",
  EXISTS: "exists",
  CLOSED: "closed",
  JUDGED: "judged",
  CHANGED: "changed",
  EMPTY: "empty",
  TWICE: "twice",
  FULL: "full",
  COSTS_FULL: "costsFull",
};

/** What stands before the server says that it does not answer. */
const GATEWAY_STATUS = [502, 503, 504];

/** How a call that changes a record went, for `useRecordEdit`. The call must have the errors of `changeErrors`. */
export async function editOutcome<T>(call: Promise<T>): Promise<EditOutcome<T>> {
  try {
    return { ok: true, record: await call };
  } catch (error) {
    const refusal = error as Partial<ORPCError<string, unknown>>;
    if (refusal.code === "STALE") return { ok: false, conflict: refusal.data as ConflictDto<T> };
    const known = typeof refusal.code === "string" ? PROBLEMS[refusal.code] : undefined;
    return { ok: false, problem: known ?? unexplained(refusal.status) };
  }
}

/** Whether the server has said no: what may have come about all the same is asked for again by the same key, or it could come about twice. */
export function isRefused(problem: EditProblem): boolean {
  return problem !== "failed" && problem !== "unreachable";
}

/** @param status - Of the answer; none where there was no answer */
function unexplained(status: number | undefined): EditProblem {
  if (status === undefined || GATEWAY_STATUS.includes(status)) return "unreachable";
  return status < 500 ? "refused" : "failed";
}
