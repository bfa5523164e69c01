import type { LonLat } from "@/lib/crs/lon-lat";
import { METRES_PER_DEGREE } from "@/lib/crs/metres-per-degree";

/** On which side of the line the cameras of a row stand, as it was drawn; `alternating` begins on the left. */
export const ROW_SIDES = ["left", "right", "both", "alternating"] as const;
/** Where they look: as the line runs, against it, or across it to the other side. */
export const ROW_LOOKS = ["along", "against", "across"] as const;

export type CameraRow = {
  /** From one to the next along the line, metres, > 0. */
  readonly everyM: number;
  readonly side: (typeof ROW_SIDES)[number];
  /** Off the line, metres, ≥ 0. */
  readonly offsetM: number;
  readonly look: (typeof ROW_LOOKS)[number];
};

/** Degrees on CGCS2000; bearing clockwise from true north. */
export type RowPlace = { readonly position: LonLat; readonly bearing: number };

const RADIANS = Math.PI / 180;
/** Places are kept to a centimetre, bearings to a tenth of a degree, as the handles keep them. */
const PLACES = 1e7;

/**
 * Where the cameras of a row stand along a line: one at its start, and one every so many metres while it lasts; on both sides two of each. Computed on a plane about the start,
 * which is right to a centimetre in a street's length.
 *
 * @param line - Corners, degrees; fewer than two, or all in one place, have no row.
 * @param most - Where there would be more, the first so many and one more: enough to know that there are too many.
 */
export function rowPlaces(line: readonly LonLat[], row: CameraRow, most: number): RowPlace[] {
  const [start] = line;
  if (!start || !(row.everyM > 0)) return [];
  const wide = METRES_PER_DEGREE * Math.cos(start[1] * RADIANS);
  const corners = line.map(([lon, lat]) => [(lon - start[0]) * wide, (lat - start[1]) * METRES_PER_DEGREE] as const);
  const places: RowPlace[] = [];
  let walked = 0;
  let nth = 0;
  for (let i = 0; i + 1 < corners.length && places.length <= most; i++) {
    const [fromX, fromY] = corners[i] as readonly [number, number];
    const [toX, toY] = corners[i + 1] as readonly [number, number];
    const length = Math.hypot(toX - fromX, toY - fromY);
    if (length === 0) continue;
    const [east, north] = [(toX - fromX) / length, (toY - fromY) / length];
    // to a tenth of a millimetre: a line of 60 m has a place at its end
    for (; nth * row.everyM <= walked + length + 1e-4 && places.length <= most; nth++) {
      const along = nth * row.everyM - walked;
      for (const side of sidesOf(row.side, nth)) {
        const x = fromX + along * east - side * row.offsetM * north;
        const y = fromY + along * north + side * row.offsetM * east;
        places.push({
          position: [rounded(start[0] + x / wide), rounded(start[1] + y / METRES_PER_DEGREE)],
          bearing: bearingOf(row.look, side, east, north),
        });
      }
    }
    walked += length;
  }
  return places.slice(0, most + 1);
}

/** 1 is left of the line, −1 right of it. */
function sidesOf(side: CameraRow["side"], nth: number): readonly (1 | -1)[] {
  if (side === "both") return [1, -1];
  if (side === "alternating") return [nth % 2 === 0 ? 1 : -1];
  return [side === "left" ? 1 : -1];
}

function bearingOf(look: CameraRow["look"], side: 1 | -1, east: number, north: number): number {
  const along = Math.atan2(east, north) / RADIANS;
  const turned = look === "along" ? along : look === "against" ? along + 180 : along + side * 90;
  return (Math.round((((turned % 360) + 360) % 360) * 10) % 3600) / 10;
}

function rounded(degrees: number): number {
  return Math.round(degrees * PLACES) / PLACES;
}
