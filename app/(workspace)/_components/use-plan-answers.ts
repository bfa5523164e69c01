import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/client/api";
import type { PlanDto } from "@/lib/api/plans";

/** A plan at the version that is asked about; null or undefined asks nothing. */
type Asked = Pick<PlanDto, "id" | "version"> | null | undefined;

/** What becomes of the sites that a plan reaches, computed for its version. */
export function usePlanCoverage(plan: Asked) {
  const options = api.plans.coverage.queryOptions({ input: { id: plan?.id ?? "" } });
  return useQuery({ ...options, ...forVersion(options.queryKey, plan) });
}

/** What is drawn of a plan instead of what is built, computed for its version. */
export function usePlanShapes(plan: Asked) {
  const options = api.plans.shapes.queryOptions({ input: { id: plan?.id ?? "" } });
  return useQuery({ ...options, ...forVersion(options.queryKey, plan) });
}

/** Every change raises the version, and what is on screen is to be of that. */
function forVersion<K extends readonly unknown[]>(queryKey: K, plan: Asked) {
  return { queryKey: [...queryKey, plan?.version] as unknown as K, enabled: !!plan, retry: false as const };
}

/** Whether what was asked of a plan is more than one answer holds: asking again is no use. */
export function isTooMuch(error: Error | null): boolean {
  return error !== null && "code" in error && error.code === "TOO_MUCH";
}
