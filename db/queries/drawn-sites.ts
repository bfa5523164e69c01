import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";
import type { SiteGround } from "./site-grounds";

/** A site that a person drew, ready to be stored: grounds are GeoJSON in CGCS2000 degrees. */
export type DrawnSiteRecord = {
  readonly kind: string;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly candidate: boolean;
  readonly layer: number;
  readonly z_m: number;
  readonly ground: string;
  readonly centreline: string | null;
  readonly area_m2: number;
  readonly length_m: number | null;
  readonly zones: SiteGround["zones"];
};

/** Stores a site that a person drew, with its zones and a key that no import has. @returns its id */
export async function insertDrawnSite(db: Db, jurisdictionId: string, site: DrawnSiteRecord): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`
    with drawn as (select ${fromGeoJson(sql`${site.ground}`)} as ground)
    insert into sites (jurisdiction_id, key, kind, name, name_en, layer, z_m, candidate, ground, centreline, area_m2, length_m, osm_ids, source,
      edited_at, district_code)
    select ${jurisdictionId}::uuid, 'person/' || gen_random_uuid(), ${site.kind}, ${site.name}, ${site.name_en}, ${site.layer}::int, ${site.z_m}::float8, ${site.candidate}::boolean,
      ground, ${fromGeoJson(sql`${site.centreline}::text`)}, ${site.area_m2}::float8, ${site.length_m}::float8, '{}', 'person',
      now(), (select j.code from jurisdictions j where j.level = 'county' and j.area && ground
        and ST_Intersects(j.area, ST_PointOnSurface(ground)) limit 1)
    from drawn returning id`);
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  // A statement of its own: the rights to a zone are its site's, which a row of the same statement does not have yet.
  await db.execute(sql`
    insert into site_parts (site_id, ref, role, ground, area_m2)
    select ${row.id}::uuid, r.ref, r.role, ${fromGeoJson(sql`r.ground`)}, r."areaM2"
    from jsonb_to_recordset(${JSON.stringify(site.zones)}::jsonb) as r(ref text, role text, ground text, "areaM2" float8)`);
  return row.id;
}
