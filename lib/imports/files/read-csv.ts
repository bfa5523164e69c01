import { CsvError, parse } from "csv-parse/sync";
import { FileRefusal } from "./file-error";
import { MOST_ROWS } from "./file-limits";
import { distinctColumns, type TableContent, type TableRow } from "./table-file";

const DELIMITERS = [",", ";", "\t", "|", "，"] as const;
/** Longest row, signs: beyond it a quote was opened and never closed. */
const LONGEST_ROW = 1_000_000;
/** Most lines of title that a list has above its heading. */
const MOST_TITLES = 3;
/** Signs in which the delimiter is looked for. */
const LOOKED_AT = 10_000;

/**
 * Reads comma-separated text and its kin: also semicolons, tabs and bars. The first row names the columns; a title above it is passed over.
 *
 * @throws {FileRefusal} `truncated` for a quote that is never closed, `no-rows`, `too-many-rows`, `damaged`
 */
export function readCsv(text: string, encoding: string): TableContent {
  const delimiter = sniffDelimiter(text);
  return { format: "csv", ...underHeading(csvRows(text, delimiter, "lines")), crs: null, encoding, delimiter };
}

/**
 * The rows of a text, none of them empty.
 *
 * @param numbers - Whether rows are numbered by the line they begin on, or as rows from 0, whatever lines they take.
 * @throws {FileRefusal} as `readCsv`, but for `no-rows`
 */
export function csvRows(text: string, delimiter: string, numbers: "lines" | "rows"): TableRow[] {
  const rows: TableRow[] = [];
  let row = -1;
  try {
    parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      on_record: (values: string[], { lines }) => {
        row += 1;
        if (rows.length > MOST_ROWS) throw new FileRefusal("too-many-rows", null, `more than ${MOST_ROWS}`);
        if (values.some((value) => value !== "")) {
          rows.push({ number: numbers === "rows" ? row : lines - linesWithin(values), values, place: null });
        }
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const unclosed = error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE";
    throw new FileRefusal(
      unclosed ? "truncated" : "damaged",
      `after line ${rows.at(-1)?.number ?? 1}`,
      unclosed ? "a quotation mark is never closed" : error.message,
    );
  }
  return rows;
}

function linesWithin(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + value.split("\n").length - 1, 0);
}

/**
 * Rows as a table under their heading. Lists made for printing have a title above it: rows of a single cell before one of three or more.
 * @throws {FileRefusal} `no-rows`
 */
export function underHeading(rows: readonly TableRow[]): Pick<TableContent, "columns" | "rows"> {
  const filled = ({ values }: TableRow) => values.filter((value) => value !== "").length;
  const widest = rows.slice(0, MOST_TITLES + 1).findIndex((row) => filled(row) >= 3);
  const titles = widest > 0 && rows.slice(0, widest).every((row) => filled(row) === 1) ? widest : 0;
  const [head, ...body] = rows.slice(titles);
  if (!head || body.length === 0) throw new FileRefusal("no-rows");
  return { columns: distinctColumns(head.values), rows: body };
}

/** The sign that divides one of the first rows into the most columns; a comma where there is but one column. Quoted text does not count. */
export function sniffDelimiter(text: string): string {
  const lines = text.slice(0, LOOKED_AT).match(/[^\r\n]+/g) ?? [];
  const bare = lines.slice(0, MOST_TITLES + 1).map((line) => line.replaceAll(/"[^"]*"/g, ""));
  const counts = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: Math.max(0, ...bare.map((line) => line.split(delimiter).length)),
  }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}
