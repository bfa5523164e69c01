/** What a person can switch on and off on the map, in the order of the legend. */
export const MAP_TOPICS = [
  "sites",
  "gaps",
  "footprints",
  "depth",
  "guarded",
  "cameras",
  "buildings",
  "labels",
] as const;
export type MapTopic = (typeof MAP_TOPICS)[number];

/** What is on before anybody switches: how often ground is seen is asked of one site, and hides its footprints. */
export const FIRST_TOPICS: readonly MapTopic[] = MAP_TOPICS.filter((topic) => topic !== "depth");
