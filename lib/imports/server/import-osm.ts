import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "@/db/client";
import { listMounting, type MountingRecord, replaceBasemap, replaceMounting } from "@/db/queries/basemap";
import { upsertCameras } from "@/db/queries/cameras";
import { findLastMapSummary, insertImport } from "@/db/queries/imports";
import { markDataChanged } from "@/db/queries/jurisdictions";
import { lockCityData } from "@/db/queries/lock-city-data";
import { upsertObstacles } from "@/db/queries/obstacles";
import { upsertSites } from "@/db/queries/sites";
import type { ImportChange } from "@/db/queries/upsert-derived";
import type { Opener } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { requestCoverage } from "@/lib/coverage/server/request-coverage";
import { centralMeridianFor } from "@/lib/crs/city-frame";
import { err, ok, type Result } from "@/lib/kernel/result";
import { countClasses } from "@/lib/osm/count-classes";
import { type OsmData, placeError } from "@/lib/osm/osm-data";
import { readOsm } from "@/lib/osm/read-osm";
import { SITE_ISSUE_CODES, type SiteIssue } from "@/lib/sites/derive-sites";
import { siteSettings } from "@/lib/sites/site-settings";
import { type DerivedCity, deriveCity } from "../osm/derive-city";
import type { OsmImportError } from "../osm/import-error";
import type { OsmImportIssue } from "../osm/import-issue";
import { basemapRecord, cameraRecord, digest, mountingRecord, obstacleRecord, siteRecord } from "./city-records";
import { findTarget, openTarget, type TargetCity } from "./target-city";

export type OsmImportRequest = {
  /** Path of the map file. */
  readonly file: string;
  /** Code or name of the city; a name nobody knows makes a new one. */
  readonly city?: string;
  /** Allows places outside China. */
  readonly anywhere?: boolean;
  /** Imports as the demo city. */
  readonly demo?: boolean;
};

/** What happened to one kind of record; `kept` were edited by a person, so that the file did not change them. */
export type OsmImportChange = ImportChange & { readonly unchanged: number };

export type OsmImportSummary = {
  readonly city: { readonly code: string; readonly name: string; readonly nameEn: string; readonly created: boolean };
  readonly file: string;
  readonly format: OsmData["format"];
  readonly classes: Readonly<Record<string, number>>;
  readonly sites: OsmImportChange;
  readonly obstacles: OsmImportChange;
  readonly cameras: OsmImportChange;
  readonly mounting: OsmImportChange;
  readonly basemap: { readonly features: number; readonly replaced: boolean };
  readonly danglingReferences: number;
  readonly issues: readonly OsmImportIssue[];
  readonly timings: {
    readonly readMs: number;
    readonly deriveMs: number;
    readonly storeMs: number;
    readonly totalMs: number;
  };
};

/** Shown wherever the map is. Source: ODbL 1.0, 4.3. */
const ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0";

/**
 * Takes a city's map file in: sites, obstacles, basemap, mounting candidates and cameras, all in one transaction or not at all.
 * The same file again changes nothing; a newer one changes what changed, and nothing that a person edited. Deriving runs between two
 * transactions, so nobody waits for it; imports wait for one another.
 *
 * @param open - Who acts; called twice.
 * @param onProgress - Called with a few words before each step.
 */
export async function importOsm(
  open: Opener<"map.import">,
  request: OsmImportRequest,
  onProgress: (what: string) => void = () => undefined,
): Promise<Result<OsmImportSummary, OsmImportError>> {
  const started = performance.now();
  const file = path.basename(request.file);
  onProgress(`reading ${file}`);
  const bytes = await bytesOf(request.file);
  if (!bytes.ok) return bytes;
  const read = await readOsm({ name: file, bytes: bytes.value });
  if (!read.ok) return read;
  const data = read.value;
  const misplaced = request.anywhere ? null : placeError(data, file);
  if (misplaced) return err(misplaced);
  const readMs = performance.now() - started;

  const target = await open((context) => findTarget(context, request, data.centre));
  if (!target.ok) return target;
  onProgress("deriving sites and obstacles");
  const deriving = performance.now();
  const city = derive(data, target.value);
  const deriveMs = performance.now() - deriving;

  onProgress("storing");
  const storing = performance.now();
  const stored = await open(async (context): Promise<Result<OsmImportSummary, OsmImportError>> => {
    const { db } = context;
    await lockCityData(db);
    const again = await findTarget(context, request, data.centre);
    if (!again.ok) return again;
    const row = await openTarget(db, again.value);
    const changes = await storeCity(db, row.id, city);
    if (changes.anything) {
      await markDataChanged(db, row.id, { centralMeridian: city.frame.centralMeridian, attribution: ATTRIBUTION });
      await requestCoverage(context, row.code);
    }
    const storeMs = performance.now() - storing;
    const summary: OsmImportSummary = {
      city: { code: row.code, name: row.name, nameEn: row.name_en, created: !again.value.known },
      file,
      format: data.format,
      classes: countClasses(data.features),
      ...changes.summary,
      danglingReferences: data.danglingReferences,
      issues: [...data.issues, ...city.issues, ...grouped(city.siteIssues)],
      timings: {
        readMs: Math.round(readMs),
        deriveMs: Math.round(deriveMs),
        storeMs: Math.round(storeMs),
        totalMs: Math.round(performance.now() - started),
      },
    };
    const sha256 = createHash("sha256").update(bytes.value).digest("hex");
    await insertImport(db, {
      jurisdictionId: row.id,
      kind: "osm",
      fileName: file,
      sha256,
      summary: { ...summary, basemapDigest: changes.basemapDigest },
    });
    await recordAudit(context, {
      action: "map.import",
      object: `city:${row.code}`,
      jurisdiction: row.code,
      after: { file, sha256, created: summary.city.created, ...changes.summary },
    });
    return ok(summary);
  });
  return stored;
}

async function bytesOf(file: string): Promise<Result<Uint8Array, OsmImportError>> {
  try {
    return ok(await readFile(file));
  } catch (error) {
    return err({ code: "unreadable-file", file, detail: error instanceof Error ? error.message : String(error) });
  }
}

function derive(data: OsmData, target: TargetCity): DerivedCity {
  const row = target.known ? target.row : null;
  const boundary = target.known ? target.boundary : null;
  const meridian = row?.central_meridian ?? centralMeridianFor(data.centre[0]);
  return deriveCity(data.features, meridian, siteSettings(row?.settings ?? {}, boundary));
}

type Stored = {
  readonly summary: Pick<OsmImportSummary, "sites" | "obstacles" | "cameras" | "mounting" | "basemap">;
  readonly basemapDigest: string;
  readonly anything: boolean;
};

async function storeCity(db: Db, cityId: string, city: DerivedCity): Promise<Stored> {
  const { frame } = city;
  const sites = await upsertSites(
    db,
    cityId,
    city.sites.map((site) => siteRecord(site, frame)),
  );
  const obstacles = await upsertObstacles(
    db,
    cityId,
    city.obstacles.map((obstacle) => obstacleRecord(obstacle, frame)),
  );
  const cameras = await upsertCameras(
    db,
    cityId,
    "osm",
    "osm/",
    city.cameras.map((camera) => cameraRecord(camera, frame)),
  );
  const mounting = await storeMounting(db, cityId, city.mounting.map(mountingRecord));
  const basemap = await storeBasemap(db, cityId, city);
  const changes = [sites, obstacles, cameras, mounting];
  return {
    summary: {
      sites: withUnchanged(sites, city.sites.length),
      obstacles: withUnchanged(obstacles, city.obstacles.length),
      cameras: withUnchanged(cameras, city.cameras.length),
      mounting: withUnchanged(mounting, city.mounting.length),
      basemap: { features: city.basemap.length, replaced: basemap.replaced },
    },
    basemapDigest: basemap.digest,
    anything: basemap.replaced || changes.some(({ added, changed, gone }) => added + changed + gone > 0),
  };
}

/** Nobody edits mounting candidates, so they are replaced whole where any differs. */
async function storeMounting(db: Db, cityId: string, records: readonly MountingRecord[]): Promise<ImportChange> {
  const before = new Map((await listMounting(db, cityId)).map((record) => [record.osm_id, digestOf(record)]));
  const now = new Set(records.map(({ osm_id }) => osm_id));
  const change = {
    added: records.filter(({ osm_id }) => !before.has(osm_id)).length,
    changed: records.filter((record) => before.has(record.osm_id) && before.get(record.osm_id) !== digestOf(record))
      .length,
    gone: [...before.keys()].filter((id) => !now.has(id)).length,
    kept: 0,
  };
  if (change.added + change.changed + change.gone > 0) await replaceMounting(db, cityId, records);
  return change;
}

function digestOf({ kind, lon, lat, height_m, height_stated }: MountingRecord): string {
  return digest([kind, lon, lat, height_m, height_stated]);
}

/** The background map is replaced whole where it differs from that of the last file. */
async function storeBasemap(db: Db, cityId: string, city: DerivedCity): Promise<{ replaced: boolean; digest: string }> {
  const records = city.basemap.map(basemapRecord);
  const now = digest(records);
  const replaced = (await findLastMapSummary(db, cityId))?.basemapDigest !== now;
  if (replaced) await replaceBasemap(db, cityId, records);
  return { replaced, digest: now };
}

function withUnchanged(change: ImportChange, derived: number): OsmImportChange {
  return { ...change, unchanged: derived - change.added - change.changed - change.kept };
}

const EXAMPLES = 5;

function grouped(issues: readonly SiteIssue[]): OsmImportIssue[] {
  return SITE_ISSUE_CODES.flatMap((code) => {
    const keys = issues.filter((issue) => issue.code === code).map(({ key }) => key);
    return keys.length > 0 ? [{ code, count: keys.length, examples: keys.slice(0, EXAMPLES) }] : [];
  });
}
