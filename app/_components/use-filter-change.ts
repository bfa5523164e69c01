import type { ORPCError } from "@orpc/client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/lib/api/client/api";

/** Why a saved filter was not changed, as `filters.problem` says it; codes it has no words for are `failed`. */
const PROBLEMS = {
  NAME_TAKEN: "nameTaken",
  FULL: "full",
  NOT_FOUND: "gone",
  STALE: "late",
  SIGNED_OUT: "signedOut",
  BAD_REQUEST: "refused",
} as const;
type FilterProblem = (typeof PROBLEMS)[keyof typeof PROBLEMS] | "failed";

/** Changes one's own saved filters, and has them read anew. */
export function useFilterChange() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FilterProblem | null>(null);
  /** @returns whether it came about */
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      const { code } = error as Partial<ORPCError<string, unknown>>;
      setProblem(code !== undefined && code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS] : "failed");
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: api.filters.key() });
      setBusy(false);
    }
  };
  return { busy, problem, change };
}
