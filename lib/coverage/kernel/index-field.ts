import { beginNearObstacles, CLEAR_RADIUS_M } from "./near-obstacles";
import { buildField } from "./obstacle-field";
import { beginSectorWalls } from "./sector-walls";

/** Indexes the obstacles that were filled in, once the circle has been filled too; cameras may then be asked for. */
export function indexField(): void {
  buildField(CLEAR_RADIUS_M);
  beginNearObstacles();
  beginSectorWalls();
}
