import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";

/** What is of a city may be this far from its sites, degrees, some 2 km: cameras stand across the road from what they watch, and a city's recorded area may end there. Ours. */
const NEAR_SITES = 0.02;

/** Whether a point or a ground, GeoJSON in degrees, is one of a city: it meets its recorded area, or lies near the box of one of its sites. */
export async function isPlaceOfCity(db: Db, jurisdictionId: string, geometry: string): Promise<boolean> {
  const { rows } = await db.execute<{ ours: boolean }>(sql`
    with place as (select ${fromGeoJson(sql`${geometry}`)} as shape)
    select coalesce(ST_Intersects(j.area, place.shape), false)
      or exists (select from sites s where s.jurisdiction_id = j.id and s.gone_at is null and s.ground && ST_Expand(place.shape, ${NEAR_SITES}::float8)) as ours
    from jurisdictions j, place where j.id = ${jurisdictionId}`);
  return rows[0]?.ours ?? false;
}
