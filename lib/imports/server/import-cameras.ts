import "server-only";
import { type CameraRecord, upsertCameras } from "@/db/queries/cameras";
import { insertImport } from "@/db/queries/imports";
import { findJurisdiction, type JurisdictionRow, markDataChanged, readCityFigures } from "@/db/queries/jurisdictions";
import { lockCityData } from "@/db/queries/lock-city-data";
import { listObstacles } from "@/db/queries/obstacles";
import type { ImportChange } from "@/db/queries/upsert-derived";
import type { Context, Opener } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import type { CameraFacts } from "@/lib/cameras/camera-facts";
import { currentCity } from "@/lib/city/server/current-city";
import { requestCoverage } from "@/lib/coverage/server/request-coverage";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { toLocalPolygons } from "@/lib/crs/local-geojson";
import { err, ok, type Result } from "@/lib/kernel/result";
import { groundElevation } from "@/lib/sites/ground-elevation";
import type { CameraIssue } from "../cameras/camera-issue";
import type { CameraImportError } from "../cameras/import-error";
import type { ReadCamera } from "../cameras/read-camera";
import type { CameraFile, Understanding } from "../cameras/read-camera-file";
import { rowNoun } from "../files/table-file";
import { WallFinder } from "../osm/wall-finder";
import { digest } from "./city-records";

export type CameraImportRequest = {
  readonly file: CameraFile;
  /** Code or name of the city; the current one if left out. */
  readonly city?: string | undefined;
  /** The name under which the list is known from import to import; the file's own without its ending if left out. */
  readonly source?: string | undefined;
  /** Moves cameras that stand inside a building 0.3 m outside its nearest wall. */
  readonly moveOut?: boolean | undefined;
  /** Allows places far from the city. */
  readonly anywhere?: boolean | undefined;
  /** Does everything and keeps nothing. */
  readonly dryRun?: boolean | undefined;
};

/** A camera that stands inside a building and so sees nothing out of it, unless it was moved. */
export type CameraInBuilding = {
  readonly id: string;
  readonly row: number;
  readonly obstacle: string;
  readonly moved: boolean;
};

export type CameraImportSummary = {
  readonly city: { readonly code: string; readonly name: string; readonly nameEn: string };
  readonly file: string;
  readonly source: string;
  readonly dryRun: boolean;
  readonly cameras: ImportChange & { readonly unchanged: number };
  readonly directionUnknown: number;
  /** How many cameras took each field from our defaults. */
  readonly assumed: Readonly<Record<string, number>>;
  readonly inBuildings: readonly CameraInBuilding[];
  readonly understanding: Understanding;
};

/** Ours: a list whose cameras stand farther than this from every site is of another city, or in other coordinates. Metres. */
const FARTHEST_M = 50_000;
/** Of the cameras inside buildings, how many the record of an import names. */
const KEPT_EXAMPLES = 100;
/** A source is part of each camera's key, before a slash. */
const SOURCE_NAME = /^[^/\p{Control}]{1,100}$/u;

/**
 * Takes a list of cameras in, in one transaction or not at all. The same list again changes nothing; a newer one of the same source changes
 * what changed, marks as gone what it no longer holds, and leaves alone what a person edited.
 *
 * @param open - Who acts; called once.
 */
export async function importCameras(
  open: Opener<"cameras.import">,
  request: CameraImportRequest,
): Promise<Result<CameraImportSummary, CameraImportError>> {
  const source = request.source ?? request.file.file.replace(/\.[^.]+$/, "");
  if (!SOURCE_NAME.test(source)) return err({ code: "bad-source", source });
  try {
    return await open(async (context) => {
      await lockCityData(context.db);
      const stored = await store(context, request, source);
      if (stored.ok && request.dryRun) throw new Undone(stored.value);
      return stored;
    });
  } catch (error) {
    if (error instanceof Undone) return ok(error.summary);
    throw error;
  }
}

/** Leaves the transaction of a dry run so that it is undone. */
class Undone extends Error {
  readonly summary: CameraImportSummary;

  constructor(summary: CameraImportSummary) {
    super("undone on purpose");
    this.summary = summary;
  }
}

async function store(
  context: Context,
  request: CameraImportRequest,
  source: string,
): Promise<Result<CameraImportSummary, CameraImportError>> {
  const { db } = context;
  const { file, sha256, understanding } = request.file;
  const found = await cityOf(context, request.city);
  if (!found.ok) return found;
  const city = found.value;
  const frame = cityFrame(city.central_meridian ?? 0);
  const far = request.anywhere ? [] : await farCameras(context, city, frame, request.file);
  if (far.length > 0) {
    return err({ code: "far-from-city", file, city: city.name, noun: rowNoun(understanding.format), issues: far });
  }

  const placed = await placeCameras(context, city, frame, request);
  const owner = `file/${source}/`;
  const records = placed.cameras.map((camera) => cameraRecord(camera, owner));
  const change = await upsertCameras(db, city.id, "file", owner, records);
  const summary: CameraImportSummary = {
    city: { code: city.code, name: city.name, nameEn: city.name_en },
    file,
    source,
    dryRun: request.dryRun ?? false,
    cameras: { ...change, unchanged: records.length - change.added - change.changed - change.kept },
    directionUnknown: records.filter(({ kind, bearing }) => kind === "fixed" && bearing === null).length,
    assumed: countAssumed(records),
    inBuildings: placed.inBuildings,
    understanding,
  };
  if (change.added + change.changed + change.gone > 0) {
    await markDataChanged(db, city.id, { centralMeridian: frame.centralMeridian, attribution: null });
    await requestCoverage(context, city.code);
  }
  const kept = {
    ...summary,
    inBuildings: summary.inBuildings.slice(0, KEPT_EXAMPLES),
    inBuildingsCount: summary.inBuildings.length,
  };
  await insertImport(db, { jurisdictionId: city.id, kind: "cameras", fileName: file, sha256, summary: kept });
  await recordAudit(context, {
    action: "cameras.import",
    object: `city:${city.code}`,
    jurisdiction: city.code,
    after: { file, sha256, source, ...summary.cameras },
  });
  return ok(summary);
}

async function cityOf(context: Context, name: string | undefined): Promise<Result<JurisdictionRow, CameraImportError>> {
  if (name === undefined) return currentCity(context);
  const city = await findJurisdiction(context.db, name);
  return city && city.central_meridian !== null && context.reaches(city.code)
    ? ok(city)
    : err({ code: "no-such-city", city: name });
}

/** Cameras beyond `FARTHEST_M` of the box of the city's sites; none where the city has no sites yet. */
async function farCameras(
  { db }: Context,
  city: JurisdictionRow,
  frame: CityFrame,
  { cameras }: CameraFile,
): Promise<CameraIssue[]> {
  const { counts } = await readCityFigures(db, city.id);
  if (!counts || counts.west === null || counts.south === null || counts.east === null || counts.north === null)
    return [];
  const [west, south] = frame.toLocal([counts.west, counts.south]);
  const [east, north] = frame.toLocal([counts.east, counts.north]);
  return cameras.flatMap(({ row, id, position }) => {
    const [x, y] = frame.toLocal(position);
    const apart = Math.hypot(Math.max(west - x, 0, x - east), Math.max(south - y, 0, y - north));
    if (apart <= FARTHEST_M) return [];
    return [{ code: "far-from-city", row, column: null, value: `${id}: ${Math.round(apart / 1_000)} km` } as const];
  });
}

/** The cameras with the buildings they stand in, and outside these where that was asked for. */
async function placeCameras(
  { db }: Context,
  city: JurisdictionRow,
  frame: CityFrame,
  { file: { cameras }, moveOut = false }: CameraImportRequest,
): Promise<{ cameras: ReadCamera[]; inBuildings: CameraInBuilding[] }> {
  const obstacles = (await listObstacles(db, city.id)).map((row) => ({
    id: row.id,
    ground: toLocalPolygons(JSON.parse(row.ground), frame),
    baseM: row.base_m,
    topM: row.top_m,
    layer: row.layer,
  }));
  const walls = new WallFinder(obstacles);
  const inBuildings: CameraInBuilding[] = [];
  const placed = cameras.map((camera): ReadCamera => {
    const at = frame.toLocal(camera.position);
    const inside = walls.around(at, groundElevation(camera.layer) + camera.heightM, camera.layer);
    if (!inside) return camera;
    inBuildings.push({ id: camera.id, row: camera.row, obstacle: inside.id, moved: moveOut });
    return moveOut ? { ...camera, position: frame.toLonLat(walls.outside(at, inside)) } : camera;
  });
  return { cameras: placed, inBuildings };
}

function cameraRecord(camera: ReadCamera, owner: string): CameraRecord {
  const [lon, lat] = camera.position;
  const record = {
    key: `${owner}${camera.id}`,
    name: camera.name,
    kind: camera.kind,
    device: camera.device === null ? null : `${owner}${camera.device}`,
    lon: rounded(lon),
    lat: rounded(lat),
    layer: camera.layer,
    ground_z_m: groundElevation(camera.layer),
    height_m: camera.heightM,
    bearing: camera.bearing,
    tilt: camera.tilt,
    hfov: camera.hfov,
    width_px: camera.widthPx,
    height_px: camera.heightPx,
    max_range_m: camera.maxRangeM,
    ...(camera.infraredM === null ? {} : { infrared_m: camera.infraredM }),
    assumed: camera.assumed,
    ...factColumns(camera),
  };
  return { ...record, hash: digest(record) };
}

/** A camera without dated facts is the record that it was before there were any: its hash says that nothing changed. */
function factColumns({ builtOn, acceptedOn, acceptedDocument, retiredOn }: CameraFacts) {
  if (builtOn === null && acceptedOn === null && retiredOn === null) return {};
  return { built_on: builtOn, accepted_on: acceptedOn, accepted_document: acceptedDocument, retired_on: retiredOn };
}

/** To a billionth of a degree, a tenth of a millimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}

function countAssumed(records: readonly CameraRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { assumed } of records) for (const field of assumed) counts[field] = (counts[field] ?? 0) + 1;
  return counts;
}
