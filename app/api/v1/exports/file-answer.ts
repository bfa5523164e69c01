import { printCsv } from "@/lib/exports/csv";
import type { FileCell } from "@/lib/exports/file-cell";
import type { TooMuch } from "@/lib/exports/too-much";
import { printXlsx } from "@/lib/exports/xlsx";
import { XLSX_MOST_ROWS } from "@/lib/exports/xlsx-limit";

/** What a table is given as. */
export type FileFormat = "csv" | "xlsx";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const satisfies Record<FileFormat, string>;

/** Rows that a format holds at most. */
export const MOST_ROWS = { csv: Number.POSITIVE_INFINITY, xlsx: XLSX_MOST_ROWS } as const;

type NamedTable = { readonly ascii: string; readonly city: string; readonly name: string; readonly rows: FileCell[][] };

/** A table as a file to keep: named `ascii` for those who cannot read the city's own name. */
export async function fileAnswer(format: FileFormat, { ascii, city, name, rows }: NamedTable): Promise<Response> {
  const body = format === "csv" ? printCsv(rows) : new Uint8Array(await printXlsx(name, rows));
  return new Response(body, {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${encodeURIComponent(`${city}-${name}.${format}`)}`,
      "cache-control": "private, no-store",
    },
  });
}

/** Why there is no file: no city, or more rows than the format holds. */
export function noFile(reason: { readonly code: "no-city" } | TooMuch): Response {
  if (reason.code === "no-city") {
    return Response.json({ code: "NO_CITY", message: "No city has been imported yet" }, { status: 404 });
  }
  const { total, most } = reason;
  const message = `The filters find ${total} rows; this format holds ${most}. Narrow them, or take the CSV, which has no limit`;
  return Response.json({ code: "TOO_MUCH", message, data: { total, most } }, { status: 413 });
}
