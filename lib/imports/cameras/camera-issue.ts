/** Why a row cannot be taken as a camera. A sentence for each, with what to do, is in `describeCameraIssue`. */
export const CAMERA_ISSUE_CODES = [
  "uneven-row",
  "missing-id",
  "duplicate-id",
  "missing-position",
  "not-a-point",
  "not-a-number",
  "not-degrees",
  "not-metres",
  "axes-swapped",
  "zone-prefix",
  "outside-china",
  "unknown-crs",
  "bad-bearing",
  "bad-angle",
  "bad-length",
  "bad-layer",
  "unknown-kind",
  "bad-resolution",
  "bad-lens",
  "bad-date",
  "future-date",
  "dates-disagree",
  "document-alone",
  "long-document",
  "far-from-city",
] as const;
export type CameraIssueCode = (typeof CAMERA_ISSUE_CODES)[number];

/** `row` counts as the file does; `column` is null where the whole row is meant; `value` is what stood there. */
export type CameraIssue = {
  readonly code: CameraIssueCode;
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
};

const WHAT_AND_TODO: Readonly<Record<CameraIssueCode, readonly [what: string, todo: string]>> = {
  "uneven-row": [
    "the row has another number of values than the heading",
    "Put quotation marks around values that hold the delimiter, or complete the row.",
  ],
  "missing-id": ["the camera has no id", "Give each camera a number of its own that stays the same."],
  "duplicate-id": ["another row has this id already", "Remove the copy, or give each lens of a device its own id."],
  "missing-position": ["the camera has no position", "Fill in both coordinates, or leave the row out."],
  "not-a-point": ["the feature is not a point", "Replace it by the point where the camera stands."],
  "not-a-number": ["this is not a number", "Write digits with a point before decimals."],
  "not-degrees": [
    "these are not degrees of longitude and latitude",
    "If they are metres, say of which plane: --crs EPSG:4549.",
  ],
  "not-metres": [
    "these are not metres on that plane",
    "If they are degrees, say so: --crs EPSG:4490, or WGS84, GCJ-02, BD-09.",
  ],
  "axes-swapped": [
    "longitude and latitude, or easting and northing, are swapped",
    "Map the columns the other way round: --map COLUMN=lon --map COLUMN=lat.",
  ],
  "zone-prefix": ["the easting begins with the number of its zone", "Take the first two digits away."],
  "outside-china": [
    "the position lies outside China",
    "Check the coordinate system (--crs); if it is meant, --anywhere allows it.",
  ],
  "unknown-crs": [
    "this coordinate system is not known here",
    "Use EPSG:4490, WGS84, GCJ-02, BD-09, EPSG:4547, EPSG:4548 or EPSG:4549.",
  ],
  "bad-bearing": [
    "this is no direction",
    "Write 0 to 360 degrees clockwise from north, or N, NE, 东北; leave it empty where nobody knows.",
  ],
  "bad-angle": [
    "this angle is out of range",
    "Tilt is -90 to 90 degrees, an angle of view more than 0 and less than 180.",
  ],
  "bad-length": ["this is no length above 0 m that a camera could have", "Write metres: 6.5 or 6.5m."],
  "bad-layer": ["this is no layer", "Write a whole number: 0 for the street, 1 for a bridge, -1 for a tunnel."],
  "unknown-kind": [
    "this kind of camera is not known here",
    "Write fixed or panoramic, 枪机, 球机, 半球 or 全景, or leave the column out: --map COLUMN=-.",
  ],
  "bad-resolution": ["this is no resolution", "Write 1920×1080, 1080p, 4MP or 400万."],
  "bad-lens": ["this is no focal length or sensor", 'Write 4mm for a lens, and 1/2.8" or 5.4mm for a sensor.'],
  "bad-date": ["this is no day", "Write year, month and day: 2021-06-12."],
  "future-date": ["this day has not come yet", "Write what has happened; leave out what is planned."],
  "dates-disagree": [
    "this day comes before an earlier step",
    "A camera is built, then accepted, then retired: correct one of the days.",
  ],
  "document-alone": [
    "a document of acceptance without its day",
    "Fill in its day (accepted-on), or leave the document out.",
  ],
  "long-document": ["this is too long for the number of a document", "Write at most 100 characters."],
  "far-from-city": [
    "the position lies far from the city",
    "Check the coordinate system (--crs) and the city; if it is meant, --anywhere allows it.",
  ],
};

/** One issue as an English line for a terminal: row, column, value, what is wrong, what to do. */
export function describeCameraIssue({ code, row, column, value }: CameraIssue, noun: string): string {
  const [what, todo] = WHAT_AND_TODO[code];
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  const place = column === null ? `${noun} ${row}` : `${noun} ${row}, column ${column}`;
  return `${place}${shown === "" ? "" : ` “${shown}”`}: ${what}. ${todo}`;
}
