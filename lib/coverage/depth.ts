/** Depths that are told apart: seen by none, by one, by two, by three or more devices. */
export const DEPTHS = ["none", "one", "two", "more"] as const;
export type Depth = (typeof DEPTHS)[number];
