import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { err, ok, type Result } from "@/lib/kernel/result";
import { decodeText } from "./decode-text";
import { type FileError, FileRefusal } from "./file-error";
import { LARGEST_FILE } from "./file-limits";
import { openArchive } from "./open-archive";
import { readCsv } from "./read-csv";
import { readGeoJson } from "./read-geojson";
import { readKml } from "./read-kml";
import { readWithGdal } from "./read-with-gdal";
import { sniffFormat, sniffTextFormat } from "./sniff-format";
import type { TableContent, TableFile } from "./table-file";

export type TableFileOptions = {
  /** The text's encoding; found out where left out. */
  readonly encoding?: string | undefined;
  /** One table of a file that holds several. */
  readonly layer?: string | undefined;
  /** Leave points as they stand in the file, because the caller knows their coordinate system better than the file does. */
  readonly keepCoordinates?: boolean;
};

/**
 * Reads any table or vector file: CSV, XLSX, GeoJSON, KML, GeoPackage, zipped Shapefile. The content decides, not the name.
 *
 * @param file - Its path; errors name it without its folder.
 * @returns The table, at least one row, or why it cannot be read.
 */
export async function readTableFile(
  file: string,
  options: TableFileOptions = {},
): Promise<Result<TableFile, FileError>> {
  try {
    const bytes = await readBytes(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return ok({ ...(await readContent(bytes, options)), sha256 });
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const { code, where, detail } = error;
    return err({ code, file: path.basename(file), where, detail });
  }
}

async function readBytes(file: string): Promise<Buffer> {
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new FileRefusal(error.code === "ENOENT" ? "no-file" : "not-a-file", null, error.code ?? null);
  });
  if (!stats.isFile()) throw new FileRefusal("not-a-file");
  if (stats.size > LARGEST_FILE) {
    throw new FileRefusal(
      "too-large",
      null,
      `${Math.round(stats.size / 1024 ** 2)} MB of at most ${LARGEST_FILE / 1024 ** 2} MB`,
    );
  }
  if (stats.size === 0) throw new FileRefusal("empty-file");
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new FileRefusal("not-a-file", null, error.code ?? null);
  });
}

async function readContent(bytes: Buffer, options: TableFileOptions): Promise<TableContent> {
  switch (sniffFormat(bytes)) {
    case "zip":
      return readArchive(bytes, options);
    case "geopackage":
      return withTemporaryFiles(new Map([["gpkg", bytes]]), "gpkg", (file) => gdal("geopackage", file, options));
    case "text":
      return readText(bytes, options);
  }
}

async function readArchive(bytes: Buffer, options: TableFileOptions): Promise<TableContent> {
  const archive = await openArchive(bytes);
  switch (archive.is) {
    case "xlsx":
      return withTemporaryFiles(new Map([["xlsx", bytes]]), "xlsx", (file) => gdal("xlsx", file, options));
    case "shapefile":
      return withTemporaryFiles(archive.parts, "shp", (file) => gdal("shapefile", file, options));
    case "kml":
      return readText(archive.text, options);
  }
}

function gdal(
  format: "xlsx" | "geopackage" | "shapefile",
  file: string,
  options: TableFileOptions,
): Promise<TableContent> {
  const request = { file, layer: options.layer ?? null, keepCoordinates: options.keepCoordinates ?? false };
  return readWithGdal(format, request, options.encoding);
}

function readText(bytes: Uint8Array, { encoding }: TableFileOptions): TableContent {
  const decoded = decodeText(bytes, encoding);
  if (decoded.text.trim() === "") throw new FileRefusal("empty-file");
  switch (sniffTextFormat(decoded.text)) {
    case "geojson":
      return readGeoJson(decoded.text);
    case "xml":
      return readKml(decoded.text);
    case "csv":
      return readCsv(decoded.text, decoded.encoding);
  }
}

/** GDAL reads files by name: they are written, under names of ours, to a folder that is removed after. */
async function withTemporaryFiles<T>(
  parts: ReadonlyMap<string, Buffer>,
  main: string,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "sightline-"));
  try {
    for (const [extension, bytes] of parts) await writeFile(path.join(folder, `table.${extension}`), bytes);
    return await work(path.join(folder, `table.${main}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
