import { parseCrs } from "@/lib/crs/parse-crs";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { TableFile } from "../files/table-file";
import { CAMERA_FIELDS, type CameraField, POSITION_FIELDS, saysNothing } from "./camera-field";
import { HEADER_WORDS, isEnforcementHeader, plainHeader } from "./header-words";
import { parseSensorWidth } from "./lens-angle";
import { parseBearing } from "./parse-bearing";
import { parseDay } from "./parse-day";
import { parseKind } from "./parse-kind";
import { parseAngle, parseLength, parseMillimetres, parseNumber } from "./parse-measure";
import { parseResolution } from "./parse-resolution";

/** Which column says what; `from` tells a guess by the heading from what a person said. */
export type ColumnUse = {
  readonly field: CameraField;
  readonly column: number;
  readonly name: string;
  readonly from: "map" | "header";
};

/** Why a column whose heading fits was not used after all. */
export type GuessNote =
  | { readonly code: "travel-direction"; readonly column: string }
  | {
      readonly code: "values-do-not-fit";
      readonly column: string;
      readonly field: CameraField;
      readonly example: string;
    };

export type ColumnGuess = {
  readonly uses: readonly ColumnUse[];
  readonly unused: readonly string[];
  readonly notes: readonly GuessNote[];
};

export type MapError =
  | { readonly code: "bad-map"; readonly text: string }
  | { readonly code: "unknown-field"; readonly text: string }
  | { readonly code: "unknown-column"; readonly text: string; readonly columns: readonly string[] }
  | { readonly code: "field-twice"; readonly text: string }
  | { readonly code: "no-id-column"; readonly columns: readonly string[] }
  | { readonly code: "no-position-column"; readonly columns: readonly string[] };

/** Values looked at, and the share of them that must fit before a heading is believed: more for words, since many columns are headed `type`. */
const SAMPLE = 200;
const FITTING = 0.6;
const FITTING_WORDS = 0.9;

const FITS: Readonly<Partial<Record<CameraField, (text: string) => boolean>>> = {
  crs: (text) => parseCrs(text) !== null,
  kind: (text) => parseKind(text) !== null,
  height: (text) => parseLength(text) !== null,
  bearing: (text) => parseBearing(text) !== null,
  tilt: (text) => parseAngle(text) !== null,
  hfov: (text) => parseAngle(text) !== null,
  "focal-length": (text) => parseMillimetres(text) !== null,
  sensor: (text) => parseSensorWidth(text) !== null,
  resolution: (text) => parseResolution(text) !== null,
  range: (text) => parseLength(text) !== null,
  infrared: (text) => parseLength(text) !== null,
  layer: (text) => parseNumber(text) !== null,
  "built-on": (text) => parseDay(text) !== null,
  "accepted-on": (text) => parseDay(text) !== null,
  "retired-on": (text) => parseDay(text) !== null,
};

/**
 * Which column says what: as a person mapped them, and for the rest by heading, where the values fit it.
 * A mapping that names the id and the position (unless the file has points) is complete: then nothing is guessed.
 *
 * @param maps - `column=field` as typed; the field `-` leaves a column out.
 */
export function guessColumns(table: TableFile, maps: readonly string[]): Result<ColumnGuess, MapError> {
  const asked = readMaps(table, maps);
  if (!asked.ok) return asked;
  const { uses, ignored } = asked.value;
  const hasPlaces = table.rows.some(({ place }) => place !== null);
  const complete = uses.some(({ field }) => field === "id") && (hasPlaces || hasPosition(uses));
  const guessed = complete ? { uses: [], notes: [] } : byHeading(table, uses, ignored);
  const all = inOrder([...uses, ...guessed.uses]);
  if (!all.some(({ field }) => field === "id")) return err({ code: "no-id-column", columns: table.columns });
  if (!hasPlaces && !hasPosition(all)) return err({ code: "no-position-column", columns: table.columns });
  const unused = table.columns.filter((_, column) => !all.some((use) => use.column === column));
  return ok({ uses: all, unused, notes: guessed.notes });
}

/** Whether anything in it is a guess, which a person has to confirm. */
export function isGuessed({ uses }: ColumnGuess): boolean {
  return uses.some(({ from }) => from === "header");
}

type Asked = { readonly uses: readonly ColumnUse[]; readonly ignored: ReadonlySet<number> };

function readMaps({ columns }: TableFile, maps: readonly string[]): Result<Asked, MapError> {
  const uses: ColumnUse[] = [];
  const ignored = new Set<number>();
  for (const text of maps) {
    const at = text.lastIndexOf("=");
    if (at < 1) return err({ code: "bad-map", text });
    const name = text.slice(0, at).trim();
    const wanted = text.slice(at + 1).trim();
    const column = findColumn(columns, name);
    if (column === -1) return err({ code: "unknown-column", text: name, columns });
    if (wanted === "-") {
      ignored.add(column);
      continue;
    }
    const field = CAMERA_FIELDS.find((one) => one === wanted);
    if (!field) return err({ code: "unknown-field", text: wanted });
    if (uses.some((use) => use.field === field)) return err({ code: "field-twice", text: field });
    uses.push({ field, column, name: columns[column] ?? name, from: "map" });
  }
  return ok({ uses, ignored });
}

function findColumn(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name);
  return exact === -1 ? columns.findIndex((column) => plainHeader(column) === plainHeader(name)) : exact;
}

function byHeading(table: TableFile, mapped: readonly ColumnUse[], ignored: ReadonlySet<number>) {
  const uses: ColumnUse[] = [];
  const notes: GuessNote[] = [];
  const enforcement = table.columns.some(isEnforcementHeader);
  const headers = table.columns.map(plainHeader);
  const isTaken = (column: number) => ignored.has(column) || [...mapped, ...uses].some((use) => use.column === column);
  for (const field of CAMERA_FIELDS) {
    if (mapped.some((use) => use.field === field)) continue;
    for (const column of HEADER_WORDS[field].map((word) => headers.indexOf(word))) {
      if (column === -1 || isTaken(column)) continue;
      const name = table.columns[column] ?? "";
      const note = field === "bearing" && enforcement ? travelDirection(name) : misfit(table, field, column);
      if (note) {
        notes.push(note);
        continue;
      }
      uses.push({ field, column, name, from: "header" });
      break;
    }
  }
  return { uses: withSurveyAxes(table, uses), notes };
}

function travelDirection(column: string): GuessNote {
  return { code: "travel-direction", column };
}

function misfit(table: TableFile, field: CameraField, column: number): GuessNote | null {
  const fits = FITS[field];
  if (!fits) return null;
  const values = sample(table, column);
  const example = values.find((value) => !fits(value));
  const least = field === "kind" ? FITTING_WORDS : FITTING;
  if (example === undefined || values.filter(fits).length >= values.length * least) return null;
  return { code: "values-do-not-fit", column: table.columns[column] ?? "", field, example };
}

function sample({ rows }: TableFile, column: number): string[] {
  const values: string[] = [];
  for (const row of rows) {
    const value = row.values[column] ?? "";
    if (!saysNothing(value)) values.push(value);
    if (values.length === SAMPLE) break;
  }
  return values;
}

/** Chinese survey tables call the northing X and the easting Y: where columns so headed hold such metres, they are turned round. */
function withSurveyAxes(table: TableFile, uses: ColumnUse[]): ColumnUse[] {
  const lon = uses.find(({ field }) => field === "lon");
  const lat = uses.find(({ field }) => field === "lat");
  if (!lon || !lat || !/^[xX]/.test(lon.name) || !/^[yY]/.test(lat.name)) return uses;
  const x = parseNumber(sample(table, lon.column)[0] ?? "");
  const y = parseNumber(sample(table, lat.column)[0] ?? "");
  if (x === null || y === null || !(x > 1_400_000 && x < 6_500_000 && y > 0 && y < 1_400_000)) return uses;
  return uses.map((use) => (use === lon ? { ...use, field: "lat" } : use === lat ? { ...use, field: "lon" } : use));
}

function hasPosition(uses: readonly ColumnUse[]): boolean {
  return POSITION_FIELDS.every((field) => uses.some((use) => use.field === field));
}

function inOrder(uses: readonly ColumnUse[]): ColumnUse[] {
  return [...uses].sort((a, b) => CAMERA_FIELDS.indexOf(a.field) - CAMERA_FIELDS.indexOf(b.field));
}
