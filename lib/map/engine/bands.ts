/**
 * Bands of the map from the ground up. A layer names its band; only the engine knows the order of style layers.
 * `outlines` (what is selected) lies over all that covers the ground; `structures` (raised buildings) stands above the ground it hides and below the words.
 */
export const BANDS = [
  "basemap",
  "sites",
  "coverage",
  "outlines",
  "structures",
  "labels",
  "cameras",
  "editing",
] as const;
export type Band = (typeof BANDS)[number];
