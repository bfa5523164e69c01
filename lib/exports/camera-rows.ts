import type { CameraRowDto } from "@/lib/api/camera-list";
import type { CityDto } from "@/lib/api/city";
import { dayCell, type FileCell } from "./file-cell";
import { degrees, hundredths } from "./rounded";

/** Columns of the file, in their order. */
export const CAMERA_COLUMNS = [
  "number",
  "name",
  "kind",
  "state",
  "source",
  "longitude",
  "latitude",
  "height",
  "layer",
  "bearing",
  "tilt",
  "hfov",
  "width",
  "heightPx",
  "range",
  "infrared",
  "infraredSource",
  "builtOn",
  "acceptedOn",
  "acceptedDocument",
  "retiredOn",
  "sites",
] as const;
export type CameraColumn = (typeof CAMERA_COLUMNS)[number];

/** Notes below the table; the last only where the city is invented. */
export const CAMERA_NOTES = ["Coordinates", "Angles", "State", "Sites", "Demo"] as const;
export type CameraNote = (typeof CAMERA_NOTES)[number];

/** The words of the file, in the reader's language. */
export type CameraFileWords = {
  readonly column: (column: CameraColumn) => string;
  readonly kind: (kind: CameraRowDto["kind"]) => string;
  readonly state: (state: CameraRowDto["state"]) => string;
  readonly source: (source: CameraRowDto["source"]) => string;
  readonly infraredSource: (source: NonNullable<CameraRowDto["infraredSource"]>) => string;
  readonly noteTitle: string;
  readonly note: (note: CameraNote) => string;
};

/** The table of cameras as rows of a file: heads, cameras, and, after an empty row, notes on what its numbers are. */
export function cameraRows(city: CityDto, cameras: readonly CameraRowDto[], words: CameraFileWords): FileCell[][] {
  const notes = CAMERA_NOTES.filter((note) => note !== "Demo" || city.demo);
  return [
    CAMERA_COLUMNS.map(words.column),
    ...cameras.map((camera) => CAMERA_COLUMNS.map((column) => CELLS[column](camera, words))),
    [],
    [words.noteTitle],
    ...notes.map((note) => [words.note(note)]),
  ];
}

const CELLS: Readonly<Record<CameraColumn, (camera: CameraRowDto, words: CameraFileWords) => FileCell>> = {
  number: ({ number }) => number,
  name: ({ name }) => name,
  kind: ({ kind }, words) => words.kind(kind),
  state: ({ state }, words) => words.state(state),
  source: ({ source }, words) => words.source(source),
  longitude: ({ position }) => degrees(position[0]),
  latitude: ({ position }) => degrees(position[1]),
  height: ({ heightM }) => hundredths(heightM),
  layer: ({ layer }) => layer,
  bearing: ({ bearing }) => hundredths(bearing),
  tilt: ({ tilt }) => hundredths(tilt),
  hfov: ({ hfov }) => hundredths(hfov),
  width: ({ widthPx }) => widthPx,
  heightPx: ({ heightPx }) => heightPx,
  range: ({ maxRangeM }) => hundredths(maxRangeM),
  infrared: ({ infraredM }) => hundredths(infraredM),
  infraredSource: ({ infraredSource }, words) => infraredSource && words.infraredSource(infraredSource),
  builtOn: ({ builtOn }) => dayCell(builtOn),
  acceptedOn: ({ acceptedOn }) => dayCell(acceptedOn),
  acceptedDocument: ({ acceptedDocument }) => acceptedDocument,
  retiredOn: ({ retiredOn }) => dayCell(retiredOn),
  sites: ({ sites }) => sites,
};
