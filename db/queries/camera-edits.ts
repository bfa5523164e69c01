import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";

/** What people edit of a camera in force, and where it lies; metres and degrees as in `cameras`. */
export type EditableCamera = {
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
  readonly assumed: readonly string[];
  readonly jurisdiction_id: string;
  readonly jurisdiction: string;
};

/** One camera in force with the code of its jurisdiction. */
export async function findEditableCamera(db: Db, id: string): Promise<EditableCamera | null> {
  const { rows } = await db.execute<EditableCamera>(sql`
    select m.id, m.version, m.name, m.kind, ST_X(m.position) as lon, ST_Y(m.position) as lat, m.height_m, m.bearing, m.tilt, m.hfov, m.max_range_m, m.assumed, m.jurisdiction_id, j.code as jurisdiction
    from cameras m join jurisdictions j on j.id = m.jurisdiction_id where m.id = ${id} and m.gone_at is null`);
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
      assumed = ${sql.param(camera.assumed)}::text[], edited_at = now(), version = version + 1
    where id = ${camera.id} and jurisdiction_id = ${camera.jurisdiction_id} and version = ${expected} and gone_at is null
    returning version`);
  return rows[0]?.version ?? null;
}
