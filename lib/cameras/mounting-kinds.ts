/** What maps tell of that a camera could be mounted on. */
export const MOUNTING_KINDS = ["street-lamp", "traffic-signal", "pole", "mast"] as const;
export type MountingKind = (typeof MOUNTING_KINDS)[number];
