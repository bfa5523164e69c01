import { CAMERA_DEFAULTS } from "@/lib/cameras/camera-defaults";
import type { CameraFacts } from "@/lib/cameras/camera-facts";
import type { CrsId } from "@/lib/crs/to-cgcs2000";
import type { TableFile, TableRow } from "../files/table-file";
import type { Look } from "../osm/camera-direction";
import type { CameraIssue } from "./camera-issue";
import type { ColumnGuess, ColumnUse } from "./guess-columns";
import { lensAngle, parseSensorWidth } from "./lens-angle";
import { parseBearing } from "./parse-bearing";
import { parseKind } from "./parse-kind";
import { parseAngle, parseLength, parseMillimetres, parseNumber } from "./parse-measure";
import { parseResolution } from "./parse-resolution";
import type { ReadCamera } from "./read-camera";
import { readFacts } from "./read-facts";
import { readPosition } from "./read-position";
import { RowReader } from "./row-reader";

export type CameraRules = {
  /** The system of the coordinates, where a row names none itself. */
  readonly crs: CrsId;
  /** Allows places outside China. */
  readonly anywhere: boolean;
  /** The day it is: nothing dated can be later. */
  readonly today: string;
};

export type CameraRows = {
  readonly cameras: readonly ReadCamera[];
  readonly issues: readonly CameraIssue[];
  /** Whether the tilts were written as negative downwards, and turned. */
  readonly tiltsTurned: boolean;
};

/** Ours: nobody mounts a camera higher, and no lens of a city camera sees farther. */
const HIGHEST_M = 500;
const FARTHEST_M = 20_000;
const DEEPEST_LAYER = 10;

/**
 * The cameras of a table, and everything that is wrong with its rows. Where a row does not say a value, our default takes its place and is
 * named in `assumed`; a direction that is not said stays unknown.
 */
export function readCameras(table: TableFile, guess: ColumnGuess, rules: CameraRules): CameraRows {
  const uses = new Map(guess.uses.map((use) => [use.field, use]));
  const position = { ...rules, byColumns: uses.has("lon") && uses.has("lat") };
  const tiltsTurned = areNegativeDownwards(table, uses.get("tilt"));
  const cameras: ReadCamera[] = [];
  const issues: CameraIssue[] = [];
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const cells = new RowReader(row, uses);
    if (row.values.length !== table.columns.length) cells.refuse("uneven-row", null, row.values.join(" | "));
    else {
      const id = readId(cells, seen);
      const at = readPosition(cells, position);
      const lenses = readLenses(cells, tiltsTurned);
      const body = { ...readBody(cells), ...readFacts(cells, rules.today) };
      if (cells.issues.length === 0 && id !== null && at !== null) {
        cameras.push(...lenses.map((lens, i) => assemble(cells, id, at, body, lens, lenses.length > 1 ? i + 1 : null)));
      }
    }
    issues.push(...cells.issues);
  }
  return { cameras, issues, tiltsTurned };
}

function readId(cells: RowReader, seen: Map<string, number>): string | null {
  const id = cells.text("id");
  const before = seen.get(id);
  if (id === "") cells.refuse("missing-id", "id", "");
  else if (before === undefined) seen.set(id, cells.row.number);
  else cells.refuse("duplicate-id", "id", `${id}, as in ${before}`);
  return id === "" ? null : id;
}

type Body = Omit<ReadCamera, "row" | "id" | "position" | "kind" | "bearing" | "tilt" | "hfov">;

function readBody(cells: RowReader): Omit<Body, keyof CameraFacts> {
  const height = cells.value("height", "bad-length", (text) => within(parseLength(text), HIGHEST_M));
  const resolution = cells.value("resolution", "bad-resolution", parseResolution);
  const layer = cells.value("layer", "bad-layer", (text) => wholeLayer(parseNumber(text)));
  return {
    name: cells.text("name"),
    device: cells.text("device") || null,
    layer: layer ?? 0,
    heightM: height ?? CAMERA_DEFAULTS.heightM,
    widthPx: resolution?.widthPx ?? CAMERA_DEFAULTS.widthPx,
    heightPx: resolution?.heightPx ?? CAMERA_DEFAULTS.heightPx,
    maxRangeM: cells.value("range", "bad-length", (text) => within(parseLength(text), FARTHEST_M)),
    infraredM: cells.value("infrared", "bad-length", (text) => within(parseLength(text), FARTHEST_M)),
    assumed: [...(height === null ? ["heightM"] : []), ...(resolution === null ? ["widthPx", "heightPx"] : [])],
  };
}

type Lens = Pick<ReadCamera, "kind" | "bearing" | "tilt" | "hfov" | "assumed">;

/** One lens for each direction a row names; one of unknown direction where it names none. */
function readLenses(cells: RowReader, tiltsTurned: boolean): Lens[] {
  const kind = cells.value("kind", "unknown-kind", parseKind) ?? "fixed";
  const looks: readonly (Look | null)[] = cells.value("bearing", "bad-bearing", parseBearing) ?? [];
  const tilt = cells.value("tilt", "bad-angle", (text) => tiltOf(parseAngle(text), tiltsTurned));
  const hfov = cells.value("hfov", "bad-angle", (text) => angleOfView(parseAngle(text))) ?? readLensAngle(cells);
  return (looks.length > 0 ? looks : [null]).map((look): Lens => {
    if (kind === "panoramic" || look?.kind === "panoramic") return allRound(look);
    const seen = hfov ?? look?.hfov ?? null;
    return {
      kind,
      bearing: look?.bearing ?? null,
      tilt: tilt ?? CAMERA_DEFAULTS.tilt,
      hfov: seen ?? CAMERA_DEFAULTS.hfov,
      assumed: [...(tilt === null ? ["tilt"] : []), ...(seen === null ? ["hfov"] : [])],
    };
  });
}

function allRound(look: Look | null): Lens {
  return { kind: "panoramic", bearing: look?.kind === "fixed" ? look.bearing : 0, tilt: null, hfov: null, assumed: [] };
}

/** Angle of view by focal length and sensor; null where either is missing, and for a zoom lens, whose focal length is a range. */
function readLensAngle(cells: RowReader): number | null {
  const isZoom = /\d\s*(?:-|~|～|–|至)\s*\d/.test(cells.text("focal-length"));
  if (isZoom) return null;
  const focal = cells.value("focal-length", "bad-lens", (text) => within(parseMillimetres(text), 10_000));
  const sensor = cells.value("sensor", "bad-lens", parseSensorWidth);
  return focal === null || sensor === null ? null : Math.round(lensAngle(focal, sensor) * 100) / 100;
}

function assemble(
  cells: RowReader,
  id: string,
  position: ReadCamera["position"],
  body: Body,
  lens: Lens,
  number: number | null,
): ReadCamera {
  return {
    ...body,
    ...lens,
    row: cells.row.number,
    id: number === null ? id : `${id}/${number}`,
    name: body.name || id,
    device: body.device ?? (number === null ? null : id),
    position,
    assumed: [...body.assumed, ...lens.assumed],
  };
}

/** Lists that write a pitch give it as negative downwards: no city's cameras all look up. */
function areNegativeDownwards({ rows }: TableFile, use: ColumnUse | undefined): boolean {
  if (!use) return false;
  const tilts = rows.map((row: TableRow) => parseAngle(row.values[use.column] ?? "")).filter((tilt) => tilt !== null);
  return tilts.some((tilt) => tilt < 0) && tilts.every((tilt) => tilt <= 0);
}

function tiltOf(angle: number | null, turned: boolean): number | null {
  if (angle === null || angle < -90 || angle > 90) return null;
  return turned && angle !== 0 ? -angle : angle;
}

function angleOfView(angle: number | null): number | null {
  return angle !== null && angle > 0 && angle < 180 ? angle : null;
}

function within(length: number | null, most: number): number | null {
  return length !== null && length > 0 && length <= most ? length : null;
}

function wholeLayer(layer: number | null): number | null {
  return layer !== null && Number.isInteger(layer) && Math.abs(layer) <= DEEPEST_LAYER ? layer : null;
}
