import { sql } from "drizzle-orm";
import type { GuardedKind } from "@/lib/guarded/guarded-ground";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { isCounted } from "./counted-camera";

/** Pieces below this are where two outlines rub, m²: a hand's breadth each way. Ours. */
const TOUCH_M2 = 0.01;

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

/** Accepted sites in force of a layer, and guarded grounds, whose box meets a point widened by a reach in degrees: GeoJSON in degrees. */
export async function listGroundsNear(
  db: Db,
  jurisdictionId: string,
  { lon, lat, layer, east, north }: Record<"lon" | "lat" | "layer" | "east" | "north", number>,
) {
  const { rows } = await db.execute<{ guarded: GuardedRow | null; ground: string }>(sql`
    with near as materialized (select ST_MakeEnvelope(${lon - east}::float8, ${lat - north}::float8, ${lon + east}::float8, ${lat + north}::float8,
      ${sql.raw(String(CGCS2000))}) as box)
    select null::jsonb as guarded, ST_AsGeoJSON(s.ground, 9) as ground from near join sites s on s.ground && near.box
      where s.jurisdiction_id = ${jurisdictionId} and s.layer = ${layer}::int and s.gone_at is null and not s.candidate
    union all
    select jsonb_build_object('kind', g.kind, 'consentOn', g.consent_on), ST_AsGeoJSON(g.ground, 9) from near join guarded_grounds g on g.ground && near.box
      where g.jurisdiction_id = ${jurisdictionId} and g.gone_at is null`);
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
