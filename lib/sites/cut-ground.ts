import type { Line, MultiPolygon } from "@/lib/geometry/polygon";
import { area } from "@/lib/geometry/polygon-boolean";
import { splitByLine } from "@/lib/geometry/split-by-line";
import { err, ok, type Result } from "@/lib/kernel/result";
import { MOST_PARTS, SITE_AREA_M2 } from "./site-bounds";

/** `not-parted`: the line does not go from edge to edge; `too-small`: a part is too small for a site; `too-many`: more parts than anybody means. */
export type GroundCutError =
  | { readonly code: "not-parted" }
  | { readonly code: "too-small"; readonly areaM2: number }
  | { readonly code: "too-many"; readonly count: number };

/**
 * The parts that a line makes of a site's ground, the largest first: it remains the site, with the pieces that the line leaves whole.
 *
 * @param ground - Metres on the city's plane, like `line`.
 */
export function cutGround(ground: MultiPolygon, line: Line): Result<readonly MultiPolygon[], GroundCutError> {
  const parts = splitByLine(ground, line);
  if (!parts) return err({ code: "not-parted" });
  if (parts.length > MOST_PARTS) return err({ code: "too-many", count: parts.length });
  const least = Math.min(...parts.map(area));
  return least < SITE_AREA_M2.least ? err({ code: "too-small", areaM2: least }) : ok(parts);
}
