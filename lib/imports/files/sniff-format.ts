import { type FileErrorCode, FileRefusal } from "./file-error";

/** What a file is by its first bytes; text formats are told apart once the text is decoded. */
export type RawFormat = "zip" | "geopackage" | "text";

type Signature = { readonly bytes: readonly number[]; readonly is: "zip" | "geopackage" };
type Refused = { readonly bytes: readonly number[]; readonly code: FileErrorCode; readonly detail: string | null };

const READ: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: "zip" },
  { bytes: [...new TextEncoder().encode("SQLite format 3\0")], is: "geopackage" },
];
const REFUSED: readonly Refused[] = [
  { bytes: [0x50, 0x4b, 0x05, 0x06], code: "archive-without-table", detail: "it is empty" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], code: "old-excel", detail: null },
  { bytes: [0x00, 0x00, 0x27, 0x0a], code: "bare-shapefile", detail: null },
  { bytes: [0x1f, 0x8b], code: "unknown-format", detail: "it is packed with gzip: unpack it first" },
  { bytes: [0x52, 0x61, 0x72, 0x21], code: "unknown-format", detail: "it is a RAR archive: unpack it first" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], code: "unknown-format", detail: "it is a 7z archive: unpack it first" },
  { bytes: [0x25, 0x50, 0x44, 0x46], code: "unknown-format", detail: "it is a PDF" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], code: "unknown-format", detail: "it is a picture" },
  { bytes: [0xff, 0xd8, 0xff], code: "unknown-format", detail: "it is a picture" },
];

/** @throws {FileRefusal} for what is neither an archive, a database nor text */
export function sniffFormat(file: Uint8Array): RawFormat {
  const starts = ({ bytes }: { readonly bytes: readonly number[] }) => bytes.every((byte, i) => file[i] === byte);
  const refused = REFUSED.find(starts);
  if (refused) throw new FileRefusal(refused.code, null, refused.detail);
  return READ.find(starts)?.is ?? "text";
}

/** What a text is by its first sign. */
export function sniffTextFormat(text: string): "geojson" | "xml" | "csv" {
  const first = /\S/.exec(text)?.[0];
  if (first === "{") return "geojson";
  return first === "<" ? "xml" : "csv";
}
