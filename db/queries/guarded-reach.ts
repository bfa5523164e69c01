import { sql } from "drizzle-orm";
import { type GuardedKind, TOUCH_M2 } from "@/lib/guarded/guarded-ground";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { isCounted } from "./counted-camera";
import { boxRows, type DegreeBoxes } from "./coverage-input";

type GuardedRow = { readonly kind: GuardedKind; readonly consentOn: string | null };

/** How much of a guarded ground one camera's picture reaches: m² on the ellipsoid by level. */
export type ReachRow = {
  readonly ground_id: string;
  readonly camera_id: string;
  readonly camera_number: number;
  readonly camera_name: string;
  readonly areas: Readonly<Record<string, number>>;
  /** All of it that is reached at any level: GeoJSON in degrees. */
  readonly reached: string;
};

/**
 * Where the footprints of a city's counting cameras and its guarded grounds overlap, by the footprints that are stored. Only `&&` looks at rows before the wall
 * has chosen them.
 *
 * @param only - Of this camera alone.
 */
export async function listGuardedReach(db: Db, jurisdictionId: string, only?: string): Promise<ReachRow[]> {
  const one = only === undefined ? sql`` : sql`and m.id = ${only}`;
  const { rows } = await db.execute<ReachRow>(sql`
    with met as materialized (
      select g.id as ground_id, m.id as camera_id, m.number, m.name, f.level,
        ST_CollectionExtract(ST_Intersection(f.ground, g.ground), 3) as piece
      from guarded_grounds g join footprints f on f.ground && g.ground join cameras m on m.id = f.camera_id
      where g.jurisdiction_id = ${jurisdictionId} and m.jurisdiction_id = g.jurisdiction_id and g.gone_at is null and ${isCounted("m")} ${one}
    ), measured as (select *, ST_Area(piece::geography) as area from met where not ST_IsEmpty(piece))
    select ground_id, camera_id, number::float8 as camera_number, name as camera_name, jsonb_object_agg(level, area) as areas,
      ST_AsGeoJSON(ST_Multi(ST_Union(piece)), 9) as reached
    from measured where area >= ${TOUCH_M2}::float8 group by ground_id, camera_id, number, name order by max(area) desc, number`);
  return rows;
}

/** A ground that counts for what pictures may take in: an accepted site in force (`layer`), or a guarded ground in force (`guarded`). GeoJSON in degrees. */
export type GroundRow = { readonly ground: string } & (
  | { readonly layer: number; readonly guarded: null }
  | { readonly layer: null; readonly guarded: GuardedRow & { readonly id: string } }
);

/** Accepted sites in force, and guarded grounds, whose box meets one of some boxes. */
export async function listGroundsWithin(db: Db, jurisdictionId: string, boxes: DegreeBoxes): Promise<GroundRow[]> {
  const { rows } = await db.execute<GroundRow>(sql`
    select s.layer, null::jsonb as guarded, ST_AsGeoJSON(s.ground, 9) as ground
    from (select distinct s.id from ${boxRows(boxes)} join sites s on s.ground && b.box
      where s.jurisdiction_id = ${jurisdictionId} and s.gone_at is null and not s.candidate) met join sites s on s.id = met.id
    union all
    select null::int, jsonb_build_object('id', g.id, 'kind', g.kind, 'consentOn', g.consent_on), ST_AsGeoJSON(g.ground, 9)
    from (select distinct g.id from ${boxRows(boxes)} join guarded_grounds g on g.ground && b.box
      where g.jurisdiction_id = ${jurisdictionId} and g.gone_at is null) met join guarded_grounds g on g.id = met.id`);
  return rows;
}

/**
 * What a counting camera covers at a level, and how much of that lies outside every accepted site in force on its layer; m² on the ellipsoid. Null where it
 * covers nothing at that level.
 */
export async function measureIncidental(db: Db, jurisdictionId: string, cameraId: string, level: string) {
  const { rows } = await db.execute<{ area: number; outside: number }>(sql`
    select ST_Area(f.ground::geography) as area,
      ST_Area(ST_Difference(f.ground, coalesce((
        select ST_Union(s.ground) from sites s
        where s.ground && f.ground and s.jurisdiction_id = m.jurisdiction_id and s.layer = m.layer and s.gone_at is null and not s.candidate
      ), ST_GeomFromText('POLYGON EMPTY', ${sql.raw(String(CGCS2000))})))::geography) as outside
    from cameras m join footprints f on f.camera_id = m.id
    where m.id = ${cameraId} and m.jurisdiction_id = ${jurisdictionId} and f.level = ${level} and ${isCounted("m")}`);
  return rows[0] ?? null;
}
