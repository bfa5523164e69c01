import { Worker } from "node:worker_threads";
import { Fault } from "@/lib/kernel/fault";
import { decodeText } from "./decode-text";
import { FileRefusal } from "./file-error";
import { LONGEST_READING_MS } from "./file-limits";
import type { GdalAnswer, GdalRequest } from "./gdal-messages";
import { csvRows, underHeading } from "./read-csv";
import { distinctColumns, type TableContent, type TableFormat, type TableRow } from "./table-file";

/** Heap of the worker's own JavaScript; GDAL's memory is bounded by the largest file that reaches it. */
const WORKER_LIMITS = { maxOldGenerationSizeMb: 2_048 };

/**
 * Reads a table with GDAL, in a thread of its own that is ended when it takes too long.
 * Points come out as CGCS2000 degrees where the file says its coordinate system, unless `keepCoordinates`.
 *
 * @param encoding - Of the text in a Shapefile; else found out.
 * @throws {FileRefusal} `several-layers`, `no-such-layer`, `no-rows`, `damaged`, `too-slow`
 */
export async function readWithGdal(
  format: Extract<TableFormat, "xlsx" | "geopackage" | "shapefile">,
  request: GdalRequest,
  encoding?: string,
): Promise<TableContent> {
  const answer = await askWorker(request);
  if (answer.is === "unreadable") throw new FileRefusal("damaged", null, answer.said || null);
  if (answer.is === "layers") throw chooseLayer(answer.layers, request.layer);
  const decoded = decodeText(answer.csv, format === "shapefile" ? encoding : "utf-8");
  // GDAL heads a sheet's columns with names of its own, since only we know titles from headings.
  const [head, ...body] = csvRows(decoded.text, ",", "rows");
  if (!head || body.length === 0) throw new FileRefusal("no-rows");
  const table = format === "xlsx" ? underHeading(body) : { columns: distinctColumns(head.values), rows: body };
  const { hasPlaces } = answer;
  return {
    format,
    columns: hasPlaces ? table.columns.slice(1) : table.columns,
    rows: hasPlaces ? table.rows.map(withPlace) : table.rows,
    crs: answer.crs,
    encoding: format === "shapefile" ? decoded.encoding : null,
    delimiter: null,
  };
}

/** The row with its first value, well-known text, as its place. */
function withPlace({ number, values: [wkt = "", ...values] }: TableRow): TableRow {
  return { number, values, place: placeOf(wkt) };
}

function chooseLayer(layers: readonly { readonly name: string; readonly rows: number }[], asked: string | null) {
  if (layers.length === 0) return new FileRefusal("no-rows", null, "it holds no table");
  const names = layers.map(({ name, rows }) => `${name}: ${rows} rows`).join(", ");
  return new FileRefusal(asked === null ? "several-layers" : "no-such-layer", null, names);
}

/** A point of WKT, else the name of the geometry, else null. */
function placeOf(wkt: string): TableRow["place"] {
  if (wkt === "") return null;
  const [, x, y] = /^POINT\s*(?:Z|M|ZM)?\s*\(\s*(\S+)\s+([^\s)]+)/.exec(wkt) ?? [];
  if (x !== undefined && y !== undefined) return [Number(x), Number(y)];
  return /EMPTY/.test(wkt) ? null : (/^\w+/.exec(wkt)?.[0] ?? wkt);
}

function askWorker(request: GdalRequest): Promise<GdalAnswer> {
  const worker = new Worker(new URL("./gdal-worker.ts", import.meta.url), {
    workerData: request,
    resourceLimits: WORKER_LIMITS,
  });
  return new Promise<GdalAnswer>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new FileRefusal("too-slow", null, `more than ${LONGEST_READING_MS / 1_000} s`));
    }, LONGEST_READING_MS);
    worker.once("message", resolve);
    worker.once("error", (cause) => {
      const full = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(
        full ? new FileRefusal("too-large", null, "its memory ran out") : new Fault("gdal", "GDAL ended", { cause }),
      );
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Fault("gdal", "GDAL ended without an answer"));
    });
  }).finally(() => worker.terminate());
}
