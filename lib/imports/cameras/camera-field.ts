/** What a column of a camera list can say. `lon` and `lat` are easting and northing where coordinates are metres. */
export const CAMERA_FIELDS = [
  "id",
  "name",
  "lon",
  "lat",
  "crs",
  "kind",
  "height",
  "bearing",
  "tilt",
  "hfov",
  "focal-length",
  "sensor",
  "resolution",
  "range",
  "infrared",
  "layer",
  "device",
  "built-on",
  "accepted-on",
  "accepted-document",
  "retired-on",
] as const;
export type CameraField = (typeof CAMERA_FIELDS)[number];

/** Fields without which a list of cameras cannot be read; the position may also be the file's own points. */
export const POSITION_FIELDS = ["lon", "lat"] as const satisfies readonly CameraField[];

/** Texts that say nothing, as people write them into empty cells. */
const NOTHING = new Set([
  "",
  "-",
  "--",
  "—",
  "——",
  "/",
  "无",
  "未知",
  "不详",
  "空",
  "n/a",
  "na",
  "null",
  "none",
  "unknown",
]);

/** Whether a cell says nothing. `NaN` is not among these: it is a number gone wrong. */
export function saysNothing(text: string): boolean {
  return NOTHING.has(text.trim().toLowerCase());
}
