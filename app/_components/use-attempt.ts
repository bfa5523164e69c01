import type { ORPCError } from "@orpc/client";
import { useState } from "react";
import type { PasswordFault } from "@/lib/access/password-rules";

/** Why a secret was not accepted, as the screen says it. */
export type AttemptProblem =
  | { readonly code: "wrong" | "code-expired" | "signed-out" | "gone" | "failed" }
  | { readonly code: "locked"; readonly until: number }
  | { readonly code: "refused"; readonly fault: PasswordFault };

/** Sends a secret and keeps what came of it: whether it is under way, and why it was refused. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AttemptProblem | null>(null);

  /** @returns whether it was accepted, and everything after it went well */
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, attempt, forget: () => setProblem(null) };
}

function problemOf(error: unknown): AttemptProblem {
  const { code, data } = error as Partial<ORPCError<string, { until?: string; fault?: PasswordFault }>>;
  if (code === "LOCKED" && data?.until) return { code: "locked", until: Date.parse(data.until) };
  if (code === "PASSWORD_REFUSED" && data?.fault) return { code: "refused", fault: data.fault };
  if (code === "WRONG_SECRET") return { code: "wrong" };
  if (code === "CODE_EXPIRED") return { code: "code-expired" };
  if (code === "SIGNED_OUT") return { code: "signed-out" };
  return { code: code === "NOT_FOUND" ? "gone" : "failed" };
}
