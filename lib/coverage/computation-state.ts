import type { Box } from "@/lib/geometry/box";

/** How the computation of a city's coverage stands, from the asking to its end. */
export const COMPUTATION_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type ComputationState = (typeof COMPUTATION_STATES)[number];

/** Where the cameras and sites stand that some changes reach: boxes in degrees. */
export type ComputationReach = { readonly cameras: readonly Box[]; readonly sites: readonly Box[] };
