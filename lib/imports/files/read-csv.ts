import { CsvError, parse } from "csv-parse/sync";
import { FileRefusal } from "./file-error";
import { MOST_ROWS } from "./file-limits";
import { distinctColumns, type TableContent, type TableRow } from "./table-file";

const DELIMITERS = [",", ";", "\t", "|", "，"] as const;
/** Longest row, signs: beyond it a quote was opened and never closed. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads comma-separated text and its kin: also semicolons, tabs and bars. The first row names the columns.
 *
 * @throws {FileRefusal} `truncated` for a quote that is never closed, `no-rows`, `too-many-rows`, `damaged`
 */
export function readCsv(text: string, encoding: string): TableContent {
  const delimiter = sniffDelimiter(text);
  const rows = parseRows(text, delimiter);
  const [head, ...body] = rows;
  if (!head || body.length === 0) throw new FileRefusal("no-rows");
  return { format: "csv", columns: distinctColumns(head.values), rows: body, crs: null, encoding, delimiter };
}

function parseRows(text: string, delimiter: string): TableRow[] {
  const rows: TableRow[] = [];
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
        if (rows.length > MOST_ROWS) throw new FileRefusal("too-many-rows", null, `more than ${MOST_ROWS}`);
        const within = values.reduce((sum, value) => sum + value.split("\n").length - 1, 0);
        if (values.some((value) => value !== "")) rows.push({ number: lines - within, values, place: null });
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

/** The sign that divides the first row into the most columns; a comma where there is but one column. Quoted text does not count. */
export function sniffDelimiter(text: string): string {
  const [line = ""] = /[^\r\n]+/.exec(text) ?? [];
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}
