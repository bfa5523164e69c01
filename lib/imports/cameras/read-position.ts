import { looksSwapped, outsideChina } from "@/lib/crs/china-box";
import type { LonLat } from "@/lib/crs/lon-lat";
import { parseCrs } from "@/lib/crs/parse-crs";
import { type CrsId, toCgcs2000 } from "@/lib/crs/to-cgcs2000";
import { parseNumber } from "./parse-measure";
import type { RowReader } from "./row-reader";

/** `crs` holds where the row itself names none. */
export type PositionRules = { readonly crs: CrsId; readonly byColumns: boolean; readonly anywhere: boolean };

/** Where a row's camera stands, as CGCS2000 degrees; null with an issue where that cannot be. */
export function readPosition(cells: RowReader, { crs: usual, byColumns, anywhere }: PositionRules): LonLat | null {
  const crs = cells.text("crs") === "" ? usual : cells.value("crs", "unknown-crs", parseCrs);
  const numbers = byColumns ? fromColumns(cells) : fromPoint(cells);
  if (crs === null || numbers === null) return null;
  const [x, y] = numbers;
  const shown = `${x}, ${y}`;
  const converted = toCgcs2000(crs, x, y);
  const field = byColumns ? "lon" : null;
  if (!converted.ok) {
    cells.refuse(converted.error.code, field, shown);
    return null;
  }
  if (anywhere) return converted.value;
  if (looksSwapped(converted.value)) cells.refuse("axes-swapped", field, shown);
  else if (outsideChina(converted.value)) cells.refuse("outside-china", field, shown);
  else return converted.value;
  return null;
}

function fromColumns(cells: RowReader): readonly [number, number] | null {
  const missing = (["lon", "lat"] as const).filter((field) => cells.text(field) === "");
  for (const field of missing) cells.refuse("missing-position", field, "");
  const x = cells.value("lon", "not-a-number", parseCoordinate);
  const y = cells.value("lat", "not-a-number", parseCoordinate);
  return x === null || y === null ? null : [x, y];
}

function fromPoint(cells: RowReader): readonly [number, number] | null {
  const { place } = cells.row;
  if (place === null) cells.refuse("missing-position", null, "");
  else if (typeof place === "string") cells.refuse("not-a-point", null, place);
  else if (place.every(Number.isFinite)) return place;
  else cells.refuse("not-a-number", null, place.join(", "));
  return null;
}

/** A coordinate may carry its unit: `118.78°`. */
function parseCoordinate(text: string): number | null {
  return parseNumber(text.replace(/(?:°|度|m|米)$/, ""));
}
