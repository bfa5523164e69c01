/** Height of one level of deck above the one below, where a map file gives only `layer`. Ours: clearance of 4.5 m over a road and a 1 m deck. */
const METRES_PER_LAYER = 5.5;

/**
 * Height of the ground of a layer above the city's datum, in metres: 0 for the street, the deck's surface above it, the floor below.
 * Used until a survey says otherwise.
 */
export function groundElevation(layer: number): number {
  return layer * METRES_PER_LAYER;
}
