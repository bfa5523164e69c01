/** How the computation of a city's coverage stands, from the asking to its end. */
export const COMPUTATION_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type ComputationState = (typeof COMPUTATION_STATES)[number];
