import { OsmRefusal } from "./osm-error";

export const OSM_FORMATS = ["pbf", "xml", "geojson", "geojson-lines"] as const;
export type OsmFormat = (typeof OSM_FORMATS)[number];

/** How a file's bytes are packed, by its first bytes. */
export function sniffPacking(bytes: Uint8Array): "gzip" | "bzip2" | "none" {
  if (startsWith(bytes, [0x1f, 0x8b])) return "gzip";
  return startsWith(bytes, [0x42, 0x5a, 0x68]) ? "bzip2" : "none";
}

const ARCHIVES = [
  [0x50, 0x4b, 0x03, 0x04], // zip
  [0x50, 0x4b, 0x05, 0x06], // empty zip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // rar
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
  [0xfd, 0x37, 0x7a, 0x58], // xz
];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** `\n` + length, then the type of the first block: the start of every OSM PBF file after its four-byte header length. */
const PBF_START = [0x0a, 0x09, ...new TextEncoder().encode("OSMHeader")];

/**
 * What an unpacked map file is, by its content: its name is never looked at.
 *
 * @throws {OsmRefusal} `archive` or `unknown-format`.
 */
export function sniffFormat(bytes: Uint8Array): "pbf" | "xml" | "json" {
  if (ARCHIVES.some((magic) => startsWith(bytes, magic))) throw new OsmRefusal("archive");
  if (startsWith(bytes.subarray(4), PBF_START)) return "pbf";
  const first = bytes[firstInk(bytes)];
  if (first === 0x3c) return "xml";
  if (first === 0x7b || first === 0x1e) return "json"; // 0x1e separates the records of a GeoJSON text sequence
  throw new OsmRefusal("unknown-format");
}

function firstInk(bytes: Uint8Array): number {
  let at = startsWith(bytes, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? -1)) at++;
  return at;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
