/** Why a map file cannot be taken at all. A sentence for each, with what to do, is in `describeOsmError`. */
export const OSM_ERROR_CODES = [
  "empty-file",
  "unknown-format",
  "archive",
  "truncated",
  "damaged",
  "too-large",
  "too-many-points",
  "unsupported",
  "not-utf8",
  "xml-doctype",
  "not-osm",
  "not-geojson",
  "missing-id",
  "duplicate-id",
  "bad-coordinate",
  "swapped",
  "outside-china",
  "no-features",
] as const;
export type OsmErrorCode = (typeof OSM_ERROR_CODES)[number];

/** `where` is the block, line or feature at fault; `detail` what stood there. Either is null when there is nothing to say. */
export type OsmError = {
  readonly code: OsmErrorCode;
  readonly file: string;
  readonly where: string | null;
  readonly detail: string | null;
};

const WHAT_AND_TODO: Readonly<Record<OsmErrorCode, readonly [what: string, todo: string]>> = {
  "empty-file": ["the file is empty", "Download or export it again."],
  "unknown-format": [
    "this is neither OSM PBF, OSM XML nor GeoJSON, plain or packed with gzip or bzip2",
    "Choose the map file itself; its content counts, not its name.",
  ],
  archive: ["this is an archive, not a map file", "Unpack it and choose the map file inside."],
  truncated: ["the file ends too early", "Download or copy it again and compare the sizes."],
  damaged: ["the content is damaged", "Download or export it again."],
  "too-large": ["the file is larger than one city needs", "Cut it to the city first, e.g. osmium extract --bbox."],
  "too-many-points": [
    "the object has more points than anything in a city",
    "Leave it out, or simplify it, e.g. with ogr2ogr -simplify.",
  ],
  unsupported: [
    "the file uses a part of the format that is not read here",
    "Write it again with osmium cat and its default settings.",
  ],
  "not-utf8": ["the text is not UTF-8", "Save or export it as UTF-8."],
  "xml-doctype": [
    "the XML declares a document type, which OSM files never do",
    "Remove the DOCTYPE, or export the file again from a source you trust.",
  ],
  "not-osm": ["this XML or JSON is not OSM data", "Export it as OSM XML, OSM PBF or as GeoJSON with osmium export."],
  "not-geojson": ["this is not valid GeoJSON", "Correct or leave out this feature, or export the file again."],
  "missing-id": [
    "the feature carries no OSM id",
    "Export with ids, e.g. osmium export --add-unique-id=type_id --attributes=type,id.",
  ],
  "duplicate-id": [
    "the same object stands in the file twice",
    "Remove the copy, or merge the files with osmium merge.",
  ],
  "bad-coordinate": [
    "a coordinate is not a longitude and latitude in degrees",
    "Correct or leave out this object; where all are in metres, export the file in degrees of CGCS2000 or WGS 84 (EPSG:4490, 4326).",
  ],
  swapped: ["longitude and latitude are swapped", "Write longitude first, latitude second."],
  "outside-china": [
    "the data lies outside China",
    "Check the file and its coordinate system; allow places anywhere if it is meant.",
  ],
  "no-features": ["there is no tagged object in the file", "Export it again with the tags of its objects."],
};

/** The error as one English line for a terminal: file, place, what is wrong, what to do. */
export function describeOsmError(error: OsmError): string {
  const [what, todo] = WHAT_AND_TODO[error.code];
  const place = error.where === null ? error.file : `${error.file}, ${error.where}`;
  const detail = error.detail === null ? "" : ` (${error.detail})`;
  return `${place}: ${what}${detail}. ${todo}`;
}

/** Carries an error out of a reader's inner loops; `readOsm` alone catches it and turns it into a value. */
export class OsmRefusal extends Error {
  override readonly name = "OsmRefusal";
  readonly code: OsmErrorCode;
  readonly where: string | null;
  readonly detail: string | null;

  constructor(code: OsmErrorCode, where: string | null = null, detail: string | null = null) {
    super(code);
    this.code = code;
    this.where = where;
    this.detail = detail;
  }
}
