import type { Box } from "@/lib/geometry/box";
import type { SizeMm } from "./paper";

/** Scales a sheet is drawn at, 1 to these; those of plans and of the national map series, so that a ruler can be used. */
export const SCALES = [
  100, 200, 250, 500, 1_000, 1_250, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 7_500, 10_000, 15_000, 20_000, 25_000,
  50_000, 100_000,
] as const;

/** Ground to be seen around what is shown, metres. Ours. */
const AROUND_M = 12;

/** How a place lies on paper: at 1 : `scale`, its view `box` in metres of the city's plane, north up. */
export type MapFrame = { readonly scale: number; readonly size: SizeMm; readonly box: Box };

/**
 * The largest scale of `SCALES` at which a box fits a map, with the box in the middle.
 *
 * @param box - What must be in sight, metres.
 * @param size - Of the map on paper, millimetres.
 * @throws {RangeError} if the box is empty
 */
export function fitFrame(box: Box, size: SizeMm): MapFrame {
  const [west, south, east, north] = box;
  if (!(east >= west && north >= south)) throw new RangeError(`the box must not be empty, got ${box.join(", ")}`);
  const [width, height] = size;
  const wanted = Math.max((east - west + 2 * AROUND_M) / width, (north - south + 2 * AROUND_M) / height) * 1_000;
  const scale = SCALES.find((one) => one >= wanted) ?? Math.ceil(wanted / 50_000) * 50_000;
  const [halfWidth, halfHeight] = [(width * scale) / 2_000, (height * scale) / 2_000];
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return { scale, size, box: [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight] };
}

/** Where a point of the city's plane lies on a map, millimetres from its upper left corner. */
export function toPaper({ scale, box }: MapFrame, x: number, y: number): [x: number, y: number] {
  return [((x - box[0]) * 1_000) / scale, ((box[3] - y) * 1_000) / scale];
}

/** Longest bar under a map, millimetres. */
const LONGEST_BAR_MM = 50;

/** A bar that shows a round length at a scale: `metres` on the ground, `mm` on paper. */
export function scaleBar(scale: number): { readonly metres: number; readonly mm: number } {
  const longest = (LONGEST_BAR_MM * scale) / 1_000;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = power * ([5, 2].find((step) => step * power <= longest) ?? 1);
  return { metres, mm: (metres * 1_000) / scale };
}
