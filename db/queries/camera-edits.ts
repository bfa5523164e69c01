import { sql } from "drizzle-orm";
import type { StoredCamera } from "@/lib/coverage/city-camera";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { FACT_COLUMNS, INFRARED_COLUMNS, type InfraredRow } from "./cameras";

/** What people edit of a camera in force, and where it lies; metres and degrees as in `cameras`. */
export type EditableCamera = InfraredRow & {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: "fixed" | "panoramic";
  readonly lon: number;
  readonly lat: number;
  readonly height_m: number;
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
  readonly max_range_m: number | null;
  readonly built_on: string | null;
  readonly accepted_on: string | null;
  readonly accepted_document: string | null;
  readonly retired_on: string | null;
  readonly assumed: readonly string[];
  readonly jurisdiction_id: string;
  readonly jurisdiction: string;
};

/** One camera with the code of its jurisdiction: in force, or of those that are gone. */
export async function findEditableCamera(
  db: Db,
  id: string,
  which: "in force" | "gone" = "in force",
): Promise<EditableCamera | null> {
  const { rows } = await db.execute<EditableCamera>(sql`
    select m.id, m.version, m.name, m.kind, ST_X(m.position) as lon, ST_Y(m.position) as lat, m.height_m, m.bearing, m.tilt, m.hfov, m.max_range_m,
      ${INFRARED_COLUMNS}, ${FACT_COLUMNS}, m.assumed, m.jurisdiction_id, j.code as jurisdiction
    from cameras m join jurisdictions j on j.id = m.jurisdiction_id where m.id = ${id} and (m.gone_at is null) = ${which === "in force"}`);
  return rows[0] ?? null;
}

/**
 * Writes what people edit of one camera of a jurisdiction, unless somebody else has since `expected`. From then on imports leave the camera alone.
 * @returns the new version; null if it changed meanwhile or is gone
 */
export async function updateCameraIfUnchanged(
  db: Db,
  camera: Omit<EditableCamera, "version" | "jurisdiction">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update cameras set name = ${camera.name}, kind = ${camera.kind},
      position = ST_SetSRID(ST_MakePoint(${camera.lon}, ${camera.lat}), ${sql.raw(String(CGCS2000))}), height_m = ${camera.height_m}, bearing = ${camera.bearing},
      tilt = ${camera.tilt}, hfov = ${camera.hfov}, max_range_m = ${camera.max_range_m},
      infrared_m = ${camera.infrared_m}, infrared_source = ${camera.infrared_source},
      built_on = ${camera.built_on}, accepted_on = ${camera.accepted_on}, accepted_document = ${camera.accepted_document}, retired_on = ${camera.retired_on},
      assumed = ${sql.param(camera.assumed)}::text[], edited_at = now(), version = version + 1
    where id = ${camera.id} and jurisdiction_id = ${camera.jurisdiction_id} and version = ${expected} and gone_at is null
    returning version`);
  return rows[0]?.version ?? null;
}

/** Adds a camera that a person placed, at version 1, with a key that no import has. @returns its id */
export async function insertCamera(
  db: Db,
  jurisdictionId: string,
  camera: Omit<StoredCamera, "id" | "device"> & InfraredRow & { readonly name: string },
): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into cameras (jurisdiction_id, key, name, kind, source, position, layer, ground_z_m, height_m, bearing, tilt, hfov, width_px, height_px,
      max_range_m, infrared_m, infrared_source, edited_at)
    values (${jurisdictionId}, 'person/' || gen_random_uuid(), ${camera.name}, ${camera.kind}, 'person',
      ST_SetSRID(ST_MakePoint(${camera.lon}, ${camera.lat}), ${sql.raw(String(CGCS2000))}), ${camera.layer}, ${camera.ground_z_m}, ${camera.height_m},
      ${camera.bearing}, ${camera.tilt}, ${camera.hfov}, ${camera.width_px}, ${camera.height_px}, ${camera.max_range_m},
      ${camera.infrared_m}, ${camera.infrared_source}, now())
    returning id`);
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row.id;
}

/** Marks one camera of a jurisdiction as gone, unless somebody else has changed it since `expected`; imports leave it so. @returns the new version; null if so */
export async function markCameraGoneIfUnchanged(
  db: Db,
  camera: Pick<EditableCamera, "id" | "jurisdiction_id">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update cameras set gone_at = now(), edited_at = now(), version = version + 1
    where id = ${camera.id} and jurisdiction_id = ${camera.jurisdiction_id} and version = ${expected} and gone_at is null returning version`);
  return rows[0]?.version ?? null;
}

/** Brings one camera of a jurisdiction back, if it has been gone since the version `expected`. @returns the new version; null if not */
export async function restoreCameraIfUnchanged(
  db: Db,
  camera: Pick<EditableCamera, "id" | "jurisdiction_id">,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update cameras set gone_at = null, edited_at = now(), version = version + 1
    where id = ${camera.id} and jurisdiction_id = ${camera.jurisdiction_id} and version = ${expected} and gone_at is not null returning version`);
  return rows[0]?.version ?? null;
}
