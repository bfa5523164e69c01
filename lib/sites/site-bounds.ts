/** Layers a site may lie on: deeper and higher than any street is built. Ours. */
export const SITE_LAYERS = { min: -5, max: 5 } as const;

/** Full widths of ground along a centre-line, metres: a stair, and the widest avenues with their side roads. Ours. */
export const SITE_WIDTH_M = { min: 1, max: 200 } as const;

/** Longest name of a site, characters. */
export const SITE_NAME_LENGTH = 100;

/** Sites below or above these are slips of the hand, m²: a stair's head, and a large park. Ours. */
export const SITE_AREA_M2 = { least: 4, most: 10_000_000 } as const;

/** Sites that are farther from each other than this are not merged; what is narrower between them is closed, metres: how far two drawings of one kerb may lie apart. Ours. */
export const MOST_APART_M = 0.5;

/** More parts than one line is meant to make of a site: it was drawn to and fro. Ours. */
export const MOST_PARTS = 10;
