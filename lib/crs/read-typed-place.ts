import { looksSwapped } from "./china-box";
import type { LonLat } from "./lon-lat";
import { parseCrs } from "./parse-crs";
import { BETWEEN, readCorners } from "./read-corners";
import { CRS_IDS, type CrsId } from "./to-cgcs2000";

/** A place that a typed pair of numbers may mean: in which system it was read, whether as latitude before longitude, and where that is, CGCS2000 degrees. */
export type TypedPlace = { readonly crs: CrsId; readonly swapped: boolean; readonly at: LonLat };

/** Read as CGCS2000, WGS 84 is the same place, so that it is offered only where it is named. */
const OFFERED = CRS_IDS.filter((id) => id !== "EPSG:4326");

/**
 * Every place that one typed line may mean. It holds two numbers, east before north, or latitude before longitude where only that lies in China; before or after
 * them it may name the system: `118.778 32.043`, `32.043, 118.778`, `GCJ-02 118.783 32.041`, `667800 3547000 EPSG:4549`.
 *
 * @returns Places in the order of the systems; none where the line is no pair of coordinates, names an unknown system, or leads outside China.
 */
export function readTypedPlace(text: string): TypedPlace[] {
  const pair = findPair(text);
  if (!pair) return [];
  const [x, y, systems] = pair;
  return systems.flatMap((crs): TypedPlace[] => {
    const swapped = looksSwapped([Number(x), Number(y)]);
    const read = readCorners(swapped ? `${y} ${x}` : `${x} ${y}`, crs);
    const at = read.ok ? read.value[0] : undefined;
    return at ? [{ crs, swapped, at }] : [];
  });
}

/** Two numbers side by side, and the systems that the rest of the line leaves open. */
function findPair(text: string): readonly [x: string, y: string, systems: readonly CrsId[]] | null {
  const words = text
    .normalize("NFKC")
    .split(BETWEEN)
    .filter((word) => word !== "");
  for (const [i, x] of words.entries()) {
    const y = words[i + 1];
    if (y === undefined || !NUMBER.test(x) || !NUMBER.test(y)) continue;
    const rest = words.toSpliced(i, 2).join(" ");
    if (rest === "") return [x, y, OFFERED];
    const named = parseCrs(rest);
    if (named) return [x, y, [named]];
  }
  return null;
}

const NUMBER = /^[+-]?\d+(?:\.\d*)?$/;
