/** Layers a site may lie on: deeper and higher than any street is built. Ours. */
export const SITE_LAYERS = { min: -5, max: 5 } as const;

/** Full widths of ground along a centre-line, metres: a stair, and the widest avenues with their side roads. Ours. */
export const SITE_WIDTH_M = { min: 1, max: 200 } as const;

/** Sites below or above these are slips of the hand, m²: a stair's head, and a large park. Ours. */
export const SITE_AREA_M2 = { least: 4, most: 10_000_000 } as const;
