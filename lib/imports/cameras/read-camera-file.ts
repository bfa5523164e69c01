import path from "node:path";
import { parseCrs } from "@/lib/crs/parse-crs";
import { CRS_IDS, type CrsId } from "@/lib/crs/to-cgcs2000";
import { shanghaiDay } from "@/lib/i18n/shanghai-time";
import { err, ok, type Result } from "@/lib/kernel/result";
import { describeFileError, type FileError } from "../files/file-error";
import { readTableFile } from "../files/read-table-file";
import { rowNoun, type TableFile } from "../files/table-file";
import { CAMERA_FIELDS } from "./camera-field";
import { type CameraIssue, describeCameraIssue } from "./camera-issue";
import { type ColumnGuess, guessColumns, isGuessed, type MapError } from "./guess-columns";
import { parseNumber } from "./parse-measure";
import type { ReadCamera } from "./read-camera";
import { readCameras } from "./read-cameras";

export type CameraFileOptions = {
  /** `column=field`, each. */
  readonly map?: readonly string[] | undefined;
  /** The coordinate system, as people write it; else the file's own, else degrees of CGCS2000. */
  readonly crs?: string | undefined;
  readonly encoding?: string | undefined;
  readonly layer?: string | undefined;
  /** Allows places outside China. */
  readonly anywhere?: boolean | undefined;
};

/** How a file was understood, for a person to confirm. */
export type Understanding = Pick<TableFile, "format" | "encoding" | "delimiter"> & {
  readonly rows: number;
  readonly columns: ColumnGuess;
  /** `from` says whether the option, a column of the file, or the file said it, or nobody and we took it so. */
  readonly crs: { readonly id: CrsId; readonly from: "option" | "column" | "file" | "assumed" };
  readonly tiltsTurned: boolean;
  /** Whether anything in it is a guess. */
  readonly guessed: boolean;
};

export type CameraFile = {
  readonly file: string;
  readonly sha256: string;
  readonly understanding: Understanding;
  readonly cameras: readonly ReadCamera[];
};

/** Why a camera file cannot be taken. Where rows are at fault, all of them are listed. */
export type CameraFileError =
  | { readonly code: "unreadable"; readonly error: FileError }
  | { readonly code: "mapping"; readonly file: string; readonly error: MapError }
  | { readonly code: "unknown-crs"; readonly file: string; readonly crs: string }
  | { readonly code: "crs-needed"; readonly file: string; readonly example: string }
  | {
      readonly code: "bad-rows";
      readonly file: string;
      readonly noun: string;
      readonly understanding: Understanding;
      readonly issues: readonly CameraIssue[];
    };

/** Reads a list of cameras from any table or vector file. Touches no database, and takes the whole file or nothing. */
export async function readCameraFile(
  file: string,
  options: CameraFileOptions = {},
): Promise<Result<CameraFile, CameraFileError>> {
  const name = path.basename(file);
  const asked = options.crs === undefined ? null : parseCrs(options.crs);
  if (options.crs !== undefined && asked === null) return err({ code: "unknown-crs", file: name, crs: options.crs });
  const { encoding, layer, map = [] } = options;
  const table = await readTableFile(file, { encoding, layer, keepCoordinates: asked !== null });
  if (!table.ok) return err({ code: "unreadable", error: table.error });
  const columns = guessColumns(table.value, map);
  if (!columns.ok) return err({ code: "mapping", file: name, error: columns.error });
  const crs = systemOf(table.value, columns.value, asked, name);
  if (!crs.ok) return crs;

  const rules = { crs: crs.value.id, anywhere: options.anywhere ?? false, today: shanghaiDay(Date.now()) };
  const { cameras, issues, tiltsTurned } = readCameras(table.value, columns.value, rules);
  const { format, delimiter, rows, sha256 } = table.value;
  const understanding: Understanding = {
    format,
    encoding: table.value.encoding,
    delimiter,
    rows: rows.length,
    columns: columns.value,
    crs: crs.value,
    tiltsTurned,
    guessed: isGuessed(columns.value),
  };
  if (issues.length > 0) return err({ code: "bad-rows", file: name, noun: rowNoun(format), understanding, issues });
  return ok({ file: name, sha256, understanding, cameras });
}

function systemOf(
  table: TableFile,
  { uses }: ColumnGuess,
  asked: CrsId | null,
  file: string,
): Result<Understanding["crs"], CameraFileError> {
  if (asked !== null) return ok({ id: asked, from: "option" });
  const byColumns = uses.some(({ field }) => field === "lon");
  if (uses.some(({ field }) => field === "crs")) return ok({ id: "EPSG:4490", from: "column" });
  if (!byColumns && table.crs !== null) {
    const id = parseCrs(table.crs);
    return id === null ? err({ code: "unknown-crs", file, crs: table.crs }) : ok({ id, from: "file" });
  }
  const metres = exampleInMetres(table, uses);
  return metres === null
    ? ok({ id: "EPSG:4490", from: "assumed" })
    : err({ code: "crs-needed", file, example: metres });
}

/** A position that can only be metres, where most of the first rows are such; null where they are degrees. */
function exampleInMetres({ rows }: TableFile, uses: ColumnGuess["uses"]): string | null {
  const lon = uses.find(({ field }) => field === "lon");
  const xs = rows.slice(0, 100).flatMap(({ values, place }) => {
    const x = lon ? parseNumber(values[lon.column] ?? "") : Array.isArray(place) ? place[0] : null;
    return x === null || x === undefined ? [] : [x];
  });
  const large = xs.filter((x) => Math.abs(x) > 1_000);
  return large.length > xs.length / 2 ? String(large[0]) : null;
}

/** Issues shown to a person; all of them are counted. */
const SHOWN = 20;

/** The error as English lines for a terminal. */
export function describeCameraFileError(error: CameraFileError): string {
  switch (error.code) {
    case "unreadable":
      return describeFileError(error.error);
    case "mapping":
      return `${error.file}: ${describeMapError(error.error)}`;
    case "unknown-crs":
      return `${error.file}: the coordinate system ${error.crs} is not known here. Choose one: --crs ${CRS_IDS.join(", ")}`;
    case "crs-needed":
      return `${error.file}: the coordinates are metres (${error.example}), and nothing says of which plane. Say it: --crs EPSG:4547, EPSG:4548 or EPSG:4549`;
    case "bad-rows": {
      const shown = error.issues.slice(0, SHOWN).map((issue) => `  ${describeCameraIssue(issue, error.noun)}`);
      const rest = error.issues.length - shown.length;
      const head = `${error.file}: ${error.issues.length} ${error.issues.length === 1 ? "value is" : "values are"} wrong; nothing was imported`;
      return [head, ...shown, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join("\n");
    }
  }
}

function describeMapError(error: MapError): string {
  switch (error.code) {
    case "bad-map":
      return `--map ${error.text} is not COLUMN=FIELD`;
    case "unknown-field":
      return `--map: there is no field ${error.text}. Fields: ${CAMERA_FIELDS.join(", ")}, or - to leave a column out`;
    case "unknown-column":
      return `--map: there is no column ${error.text}. Columns: ${error.columns.join(", ")}`;
    case "field-twice":
      return `--map names the field ${error.text} twice`;
    case "no-id-column":
      return `no column is headed like a camera's number. Say which it is: --map COLUMN=id. Columns: ${error.columns.join(", ")}`;
    case "no-position-column":
      return `no columns are headed like a position. Say which they are: --map COLUMN=lon --map COLUMN=lat. Columns: ${error.columns.join(", ")}`;
  }
}
