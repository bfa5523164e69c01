import { sql } from "drizzle-orm";
import type { InfraredSource } from "@/lib/cameras/camera-facts";
import type { StoredCamera } from "@/lib/coverage/city-camera";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { isCounted } from "./counted-camera";
import { type ImportChange, upsertDerived } from "./upsert-derived";

/** The dated facts of a camera; days as text. */
export type FactRow = {
  readonly built_on: string | null;
  readonly accepted_on: string | null;
  readonly accepted_document: string | null;
  readonly retired_on: string | null;
};

/** How far a camera's own infrared light reaches, metres, and who says so; both null where nobody does. */
export type InfraredRow = {
  readonly infrared_m: number | null;
  readonly infrared_source: InfraredSource | null;
};

/** A camera ready to be stored; angles in degrees, lengths in metres, `assumed` names the fields our defaults supplied. */
export type CameraRecord = Omit<StoredCamera, "id"> &
  Partial<FactRow> & {
    readonly key: string;
    readonly hash: string;
    readonly name: string;
    readonly infrared_m?: number;
    readonly assumed: readonly string[];
  };

/**
 * Stores the cameras of one source; see `upsertDerived` for what it leaves alone.
 * Cameras whose key starts with `owner` and that no longer come are marked as gone; other sources' cameras are not touched.
 */
export async function upsertCameras(
  db: Db,
  jurisdictionId: string,
  source: "osm" | "file" | "invented",
  owner: string,
  records: readonly CameraRecord[],
): Promise<ImportChange> {
  const { change } = await upsertDerived(
    db,
    jurisdictionId,
    {
      table: "cameras",
      columns: [
        "name",
        "kind",
        "source",
        "device",
        "position",
        "layer",
        "ground_z_m",
        "height_m",
        "bearing",
        "tilt",
        "hfov",
        "width_px",
        "height_px",
        "max_range_m",
        "infrared_m",
        "infrared_source",
        "assumed",
        "built_on",
        "accepted_on",
        "accepted_document",
        "retired_on",
      ],
      values: sql`r.name, r.kind, ${source}, r.device, ST_SetSRID(ST_MakePoint(r.lon, r.lat), ${sql.raw(String(CGCS2000))}), r.layer,
        r.ground_z_m, r.height_m, r.bearing, r.tilt, r.hfov, r.width_px, r.height_px, r.max_range_m,
        r.infrared_m, case when r.infrared_m is not null then 'file' end,
        array(select jsonb_array_elements_text(r.assumed)), r.built_on, r.accepted_on, r.accepted_document, r.retired_on`,
      record: sql`name text, kind text, device text, lon float8, lat float8, layer int, ground_z_m float8, height_m float8,
        bearing float8, tilt float8, hfov float8, width_px int, height_px int, max_range_m float8, infrared_m float8, assumed jsonb,
        built_on date, accepted_on date, accepted_document text, retired_on date`,
      owned: sql`starts_with(t.key, ${owner})`,
    },
    records,
  );
  return change;
}

/** A camera as stored; `bearing` is null where nobody recorded it. */
export type CameraRow = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly kind: "fixed" | "panoramic";
  readonly source: "osm" | "file" | "invented" | "person";
  readonly device: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly layer: number;
  readonly ground_z_m: number;
  readonly height_m: number;
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
  readonly width_px: number;
  readonly height_px: number;
  readonly max_range_m: number | null;
};

/** What is read of a camera `m`. */
export const CAMERA_COLUMNS = sql`m.id, m.number::float8 as number, m.name, m.kind, m.source, m.device, ST_X(m.position) as lon, ST_Y(m.position) as lat,
  m.layer, m.ground_z_m, m.height_m, m.bearing, m.tilt, m.hfov, m.width_px, m.height_px, m.max_range_m`;

/** The dated facts of a camera `m`, days as text. */
export const FACT_COLUMNS = sql`m.built_on::text as built_on, m.accepted_on::text as accepted_on, m.accepted_document, m.retired_on::text as retired_on`;

/** What is known of the infrared light of a camera `m`. */
export const INFRARED_COLUMNS = sql`m.infrared_m, m.infrared_source`;

/** Every camera that counts in coverage. */
export async function listCameras(db: Db, jurisdictionId: string): Promise<CameraRow[]> {
  const { rows } = await db.execute<CameraRow>(
    sql`select ${CAMERA_COLUMNS} from cameras m where m.jurisdiction_id = ${jurisdictionId} and ${isCounted("m")} order by m.number`,
  );
  return rows;
}

/** The cameras that saw some of a site in the last run. */
export async function listCamerasOfSite(db: Db, siteId: string): Promise<CameraRow[]> {
  const { rows } = await db.execute<CameraRow>(
    sql`select ${CAMERA_COLUMNS} from site_cameras sc join cameras m on m.id = sc.camera_id where sc.site_id = ${siteId} order by m.number`,
  );
  return rows;
}

/** One camera in force of a jurisdiction; `assumed` names the fields our defaults supplied. */
export async function findCamera(db: Db, jurisdictionId: string, id: string) {
  const { rows } = await db.execute<CameraRow & InfraredRow & FactRow & { assumed: string[]; version: number }>(
    sql`select ${CAMERA_COLUMNS}, ${INFRARED_COLUMNS}, ${FACT_COLUMNS}, m.assumed, m.version from cameras m
        where m.jurisdiction_id = ${jurisdictionId} and m.id = ${id} and m.gone_at is null`,
  );
  return rows[0] ?? null;
}

/** The sites a camera saw some of in the last run, by name. */
export async function listSitesOfCamera(db: Db, cameraId: string) {
  const { rows } = await db.execute<{
    id: string;
    number: number;
    kind: string;
    name: string | null;
    name_en: string | null;
  }>(
    sql`select s.id, s.number::float8 as number, s.kind, s.name, s.name_en from site_cameras sc join sites s on s.id = sc.site_id
        where sc.camera_id = ${cameraId} and s.gone_at is null order by s.name nulls last, s.number`,
  );
  return rows;
}

/** The dated facts of some cameras, and where each comes from. */
export async function listCameraFacts(db: Db, ids: readonly string[]) {
  const { rows } = await db.execute<FactRow & Pick<CameraRow, "id" | "source">>(
    sql`select m.id, m.source, ${FACT_COLUMNS} from cameras m where m.id = any(${sql.param(ids)}::uuid[])`,
  );
  return rows;
}

/** What is known of the infrared light of some cameras. */
export async function listInfrared(db: Db, ids: readonly string[]) {
  const { rows } = await db.execute<InfraredRow & Pick<CameraRow, "id" | "number" | "name">>(
    sql`select m.id, m.number::float8 as number, m.name, ${INFRARED_COLUMNS} from cameras m where m.id = any(${sql.param(ids)}::uuid[])`,
  );
  return rows;
}
