import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { fromGeoJson } from "./geojson";

/** A feature of the quiet map under the data; `shape` is GeoJSON in degrees. */
export type BasemapRecord = {
  readonly osm_id: string;
  readonly theme: "streets" | "water" | "green" | "railways" | "places";
  readonly class: string;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly layer: number;
  readonly shape: string;
};

/** Replaces the background map of a city. */
export async function replaceBasemap(db: Db, jurisdictionId: string, records: readonly BasemapRecord[]): Promise<void> {
  await db.execute(sql`delete from basemap_features where jurisdiction_id = ${jurisdictionId}`);
  for (let start = 0; start < records.length; start += 2_000) {
    await db.execute(sql`
      insert into basemap_features (jurisdiction_id, osm_id, theme, class, name, name_en, bridge, tunnel, layer, shape)
      select ${jurisdictionId}::uuid, r.osm_id, r.theme, r.class, r.name, r.name_en, r.bridge, r.tunnel, r.layer, ${fromGeoJson(sql`r.shape`)}
      from jsonb_to_recordset(${JSON.stringify(records.slice(start, start + 2_000))}::jsonb)
        as r(osm_id text, theme text, class text, name text, name_en text, bridge boolean, tunnel boolean, layer int, shape text)`);
  }
}

/** Something a camera could be mounted on; metres. */
export type MountingRecord = {
  readonly osm_id: string;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  readonly height_m: number;
  readonly height_stated: boolean;
};

/** The mounting candidates of a city, by OSM id. */
export async function listMounting(db: Db, jurisdictionId: string): Promise<MountingRecord[]> {
  const { rows } = await db.execute<MountingRecord>(sql`
    select osm_id, kind, ST_X(position) as lon, ST_Y(position) as lat, height_m, height_stated from mounting_candidates
    where jurisdiction_id = ${jurisdictionId} order by osm_id`);
  return rows;
}

/** Replaces the mounting candidates of a city. */
export async function replaceMounting(
  db: Db,
  jurisdictionId: string,
  records: readonly MountingRecord[],
): Promise<void> {
  await db.execute(sql`delete from mounting_candidates where jurisdiction_id = ${jurisdictionId}`);
  await db.execute(sql`
    insert into mounting_candidates (jurisdiction_id, osm_id, kind, position, height_m, height_stated)
    select ${jurisdictionId}::uuid, r.osm_id, r.kind, ST_SetSRID(ST_MakePoint(r.lon, r.lat), ${sql.raw(String(CGCS2000))}), r.height_m,
      r.height_stated
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(osm_id text, kind text, lon float8, lat float8, height_m float8, height_stated boolean)`);
}
