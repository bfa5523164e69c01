import { err, ok, type Result } from "@/lib/kernel/result";
import { outsideChina } from "./china-box";
import type { LonLat } from "./lon-lat";
import { CRS_ERROR_CODES, type CrsId, toCgcs2000 } from "./to-cgcs2000";

/** Why a line of coordinates cannot be read; a sentence for each is in the messages. */
export const CORNER_FAULTS = [...CRS_ERROR_CODES, "two-numbers", "outside-china"] as const;
export type CornerFault = {
  readonly code: (typeof CORNER_FAULTS)[number];
  /** Counted from 1, empty lines included. */
  readonly line: number;
  readonly text: string;
};

/** Between the two numbers of a line: blanks, a comma, a semicolon, or their full-width forms. */
export const BETWEEN = /[\s,;，；、]+/;

/**
 * Corners as people type or paste them: a line each, `x y`, east before north. Empty lines are skipped.
 *
 * @returns CGCS2000 degrees, or what is wrong with each line that cannot be read
 */
export function readCorners(text: string, crs: CrsId): Result<LonLat[], CornerFault[]> {
  const corners: LonLat[] = [];
  const faults: CornerFault[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const trimmed = raw.trim();
    if (trimmed === "") continue;
    const read = readCorner(trimmed, crs);
    if (read.ok) corners.push(read.value);
    else faults.push({ code: read.error, line: i + 1, text: trimmed });
  }
  return faults.length > 0 ? err(faults) : ok(corners);
}

function readCorner(text: string, crs: CrsId): Result<LonLat, CornerFault["code"]> {
  const cells = text.split(BETWEEN).filter((cell) => cell !== "");
  const [x, y] = cells;
  if (cells.length !== 2 || x === undefined || y === undefined) return err("two-numbers");
  const at = toCgcs2000(crs, Number(x), Number(y));
  if (!at.ok) return err(at.error.code);
  return outsideChina(at.value) ? err("outside-china") : at;
}
