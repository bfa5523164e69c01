import { byTurns, perCase } from "./by-turns";
import { evenly, median } from "./figures-of-runs";
import type { Footprints } from "./ours";
import { prepareVisibilityPolygon } from "./peers/visibility-polygon";
import type { Row } from "./row";

/** Cameras that are measured, taken evenly. */
const FOOTPRINTS = 200;
/** Footprints that differ by more than this part of their area are reported. */
const TOLERANCE = 1e-5;

/**
 * What the library is given: `any`: the walls of every building within reach, as it looks all round, which may cross and touch, as ours may, so that it breaks
 * them first, as its documentation asks for; `uncrossed`: the same without, as if somebody had seen to it; `uncrossed-in-frame`: of those alone that the box
 * around the frame and the foot meets, which somebody has to think of as well.
 */
export type WallsGiven = "any" | "uncrossed" | "uncrossed-in-frame";

/**
 * How long the footprint takes `visibility-polygon` and `polygon-clipping`, as so many times ours: from a camera's frame and an index of all buildings to the
 * footprint in memory, and its area.
 */
export function besideVisibilityPolygon(name: string, footprints: Footprints, cameras: number, walls: WallsGiven): Row {
  const chosen = evenly(
    Array.from({ length: cameras }, (_, i) => i),
    FOOTPRINTS,
  );
  const fetched = walls === "uncrossed-in-frame" ? "in-frame" : "all-round";
  const theirs = chosen.map((index) => prepareVisibilityPolygon(footprints.caseOf(index, fetched), walls === "any"));
  const areas = theirs.map((work) => work());
  const off = chosen.map((index, i) => {
    const own = footprints.areaOf(index);
    const peer = areas[i];
    return peer === null || peer === undefined ? Number.NaN : Math.abs(own - peer) / own;
  });
  const finished = off.flatMap((difference, i) => (Number.isNaN(difference) ? [] : [i]));
  const ours = finished.map((i) => footprints.prepareArea(chosen[i] as number));
  const peers = finished.map((i) => theirs[i] as () => number | null);
  const [ourMs, theirMs] = byTurns([ours, peers], 5) as [number[], number[]];
  const disagreeing = off.filter((difference) => difference > TOLERANCE).length;
  return {
    name,
    value: median(theirMs.map((ms, i) => ms / (ourMs[i] as number))),
    unit: "ratio",
    n: finished.length,
    note: [
      `visibility-polygon + polygon-clipping to the frame, ${perCase(theirMs, finished)} a camera, ours ${perCase(ourMs, finished)}; CPU time of the sums, median of 5 rounds by turns`,
      `frames made beforehand for both; walls: ${walls}, found by an index for both and made into the library's segments beforehand`,
      `${chosen.length - finished.length} left out where it threw; ${disagreeing} differ by more than ${TOLERANCE} of the footprint, median difference ${median(finished.map((i) => off[i] as number)).toExponential(1)}`,
    ].join("; "),
  };
}
