/** Why a file cannot be read as a table. A sentence for each, with what to do, is in `describeFileError`. */
export const FILE_ERROR_CODES = [
  "no-file",
  "not-a-file",
  "empty-file",
  "too-large",
  "too-many-rows",
  "unknown-format",
  "old-excel",
  "bare-shapefile",
  "archive-without-table",
  "archive-bomb",
  "encrypted",
  "shapefile-incomplete",
  "several-layers",
  "no-such-layer",
  "truncated",
  "damaged",
  "unknown-encoding",
  "wrong-encoding",
  "not-geojson",
  "not-kml",
  "xml-doctype",
  "no-rows",
  "too-slow",
] as const;
export type FileErrorCode = (typeof FILE_ERROR_CODES)[number];

/** `where` is the line, row or feature at fault; `detail` what stood there. Either is null when there is nothing to say. */
export type FileError = {
  readonly code: FileErrorCode;
  readonly file: string;
  readonly where: string | null;
  readonly detail: string | null;
};

const WHAT_AND_TODO: Readonly<Record<FileErrorCode, readonly [what: string, todo: string]>> = {
  "no-file": ["there is no such file", "Check the path."],
  "not-a-file": ["this is a folder, or cannot be read", "Name the file itself, one that you may read."],
  "empty-file": ["the file is empty", "Export it again."],
  "too-large": ["the file is larger than is read here", "Split it, or export only the cameras of one city."],
  "too-many-rows": ["the file has more rows than is read here", "Split it, or export only the cameras of one city."],
  "unknown-format": [
    "this is none of CSV, XLSX, GeoJSON, KML, GeoPackage and zipped Shapefile",
    "Export it as one of these; its content counts, not its name.",
  ],
  "old-excel": [
    "this is a workbook of old Excel (.xls) or another office document",
    "Save it as .xlsx or as CSV UTF-8.",
  ],
  "bare-shapefile": [
    "this is one part of a Shapefile",
    "Zip the .shp with its .shx, .dbf and .prj, and give the .zip.",
  ],
  "archive-without-table": ["the archive holds no Shapefile and no workbook", "Unpack it and give the table inside."],
  "archive-bomb": [
    "the archive unpacks to far more than it should",
    "Do not trust it; ask its sender for the plain file.",
  ],
  encrypted: ["the archive or workbook is protected by a password", "Remove the password and save it again."],
  "shapefile-incomplete": ["a part of the Shapefile is missing", "Zip the .shp with its .shx, .dbf and .prj."],
  "several-layers": ["the file holds several tables", "Choose one: --layer NAME."],
  "no-such-layer": ["the file has no table of that name", "Choose one of those it has: --layer NAME."],
  truncated: ["the file ends too early", "Copy or export it again and compare the sizes."],
  damaged: ["the content is damaged", "Export it again."],
  "unknown-encoding": ["there is no encoding of that name", "Try utf-8, gb18030, big5 or utf-16le."],
  "wrong-encoding": [
    "the text is not in that encoding",
    "Name the right one: --encoding gb18030, or save the file as UTF-8.",
  ],
  "not-geojson": ["this is not valid GeoJSON", "Correct it, or export it again."],
  "not-kml": ["this XML is not valid KML", "Export it again as KML."],
  "xml-doctype": ["the XML declares a document type, which KML never does", "Remove the DOCTYPE, or export it again."],
  "no-rows": ["there is a heading but no row below it", "Export it again with its rows."],
  "too-slow": ["reading took too long and was stopped", "Split the file, or save it as CSV."],
};

/** The error as one English line for a terminal: file, place, what is wrong, what to do. */
export function describeFileError(error: FileError): string {
  const [what, todo] = WHAT_AND_TODO[error.code];
  const place = error.where === null ? error.file : `${error.file}, ${error.where}`;
  const detail = error.detail === null ? "" : ` (${error.detail})`;
  return `${place}: ${what}${detail}. ${todo}`;
}

/** Carries an error out of a reader's inner loops; `readTableFile` alone catches it and turns it into a value. */
export class FileRefusal extends Error {
  override readonly name = "FileRefusal";
  readonly code: FileErrorCode;
  readonly where: string | null;
  readonly detail: string | null;

  constructor(code: FileErrorCode, where: string | null = null, detail: string | null = null) {
    super(code);
    this.code = code;
    this.where = where;
    this.detail = detail;
  }
}
