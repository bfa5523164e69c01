/** What a person can switch on and off on the map, in the order of the legend. */
export const MAP_TOPICS = ["sites", "gaps", "footprints", "cameras", "buildings", "labels"] as const;
export type MapTopic = (typeof MAP_TOPICS)[number];
