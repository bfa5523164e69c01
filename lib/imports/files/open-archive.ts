import { buffer } from "node:stream/consumers";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { FileRefusal } from "./file-error";
import { DENSEST_PACKING, LARGEST_UNPACKED, MOST_ENTRIES, SMALL_UNPACKED } from "./file-limits";

/** What a ZIP file turned out to be. Names within the archive choose what is read, and never where it is written. */
export type Archive =
  | { readonly is: "xlsx" }
  | { readonly is: "kml"; readonly text: Buffer }
  | { readonly is: "shapefile"; readonly parts: ReadonlyMap<string, Buffer> };

/** Parts of a Shapefile that are used; the first three must be there. */
const SHAPEFILE_PARTS = ["shp", "shx", "dbf", "prj", "cpg"] as const;
const NEEDED_PARTS = SHAPEFILE_PARTS.slice(0, 3);

/**
 * Opens a ZIP file as a workbook, a packed KML or a Shapefile. Sizes are judged before anything is unpacked, and every entry
 * that is read is held to the size it declares.
 *
 * @throws {FileRefusal} `archive-bomb`, `truncated`, `encrypted`, `archive-without-table`, `shapefile-incomplete`, `several-layers`, `damaged`
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false });
    const entries = await listEntries(zip);
    if (entries.some(({ name }) => name === "xl/workbook.xml")) {
      for (const { entry } of entries) await read(zip, entry);
      return { is: "xlsx" };
    }
    return (await readShapefile(zip, entries)) ?? (await readPackedKml(zip, entries));
  } catch (error) {
    throw asRefusal(error);
  }
}

type NamedEntry = { readonly name: string; readonly entry: Entry };

async function listEntries(zip: ZipFile): Promise<NamedEntry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw new FileRefusal("archive-bomb", null, `${zip.entryCount} entries`);
  const entries: NamedEntry[] = [];
  let packed = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    // Latin-1 keeps every byte, and what is looked for in a name is ASCII.
    const name = Buffer.from(entry.fileName).toString("latin1");
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (unpacked > LARGEST_UNPACKED || (unpacked > SMALL_UNPACKED && unpacked > packed * DENSEST_PACKING)) {
      throw new FileRefusal(
        "archive-bomb",
        `entry ${entries.length + 1}`,
        `${packed} bytes become ${unpacked} or more`,
      );
    }
    if (!name.endsWith("/") && !name.startsWith("__MACOSX/")) entries.push({ name, entry });
  }
  return entries;
}

async function readShapefile(zip: ZipFile, entries: readonly NamedEntry[]): Promise<Archive | null> {
  const shapes = entries.filter(({ name }) => extension(name) === "shp");
  const [shape] = shapes;
  const tables = entries.filter(({ name }) => extension(name) === "dbf");
  if (!shape && tables.length > 0) throw new FileRefusal("shapefile-incomplete", null, "the .shp is missing");
  if (!shape) return null;
  if (shapes.length > 1) throw new FileRefusal("several-layers", null, `${shapes.length} Shapefiles in one archive`);
  const stem = stemOf(shape.name);
  const parts = new Map<string, Buffer>();
  for (const part of SHAPEFILE_PARTS) {
    const found = entries.find(({ name }) => stemOf(name) === stem && extension(name) === part);
    if (found) parts.set(part, await read(zip, found.entry));
    else if (NEEDED_PARTS.includes(part))
      throw new FileRefusal("shapefile-incomplete", null, `the .${part} is missing`);
  }
  return { is: "shapefile", parts };
}

async function readPackedKml(zip: ZipFile, entries: readonly NamedEntry[]): Promise<Archive> {
  const [kml] = entries.filter(({ name }) => extension(name) === "kml");
  if (!kml) throw new FileRefusal("archive-without-table");
  return { is: "kml", text: await read(zip, kml.entry) };
}

async function read(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new FileRefusal("encrypted");
  return buffer(await zip.openReadStreamPromise(entry));
}

function extension(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf("."));
}

/** What yauzl and zlib say of a broken archive, as a refusal; anything else is a fault of ours and stays one. */
function asRefusal(error: unknown): unknown {
  if (error instanceof FileRefusal || !(error instanceof Error)) return error;
  if (/too many bytes/.test(error.message)) return new FileRefusal("archive-bomb", null, error.message);
  const cut = /central directory record signature not found|unexpected end of file|truncated|not enough bytes/i;
  return new FileRefusal(cut.test(error.message) ? "truncated" : "damaged", null, error.message);
}
