import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";

/** The ground of one site and its zones: GeoJSON text in CGCS2000 degrees, to every digit that is stored; areas m². */
export type SiteGround = {
  readonly ground: string;
  readonly areaM2: number;
  readonly zones: readonly {
    readonly ref: string;
    readonly role: string;
    readonly ground: string;
    readonly areaM2: number;
  }[];
};

/** The ground of a site in force. */
export async function findSiteGround(db: Db, siteId: string): Promise<SiteGround | null> {
  const { rows } = await db.execute<SiteGround>(sql`
    select ST_AsGeoJSON(s.ground, 9) as ground, s.area_m2 as "areaM2",
      (select coalesce(json_agg(json_build_object('ref', p.ref, 'role', p.role, 'ground', ST_AsGeoJSON(p.ground, 9), 'areaM2', p.area_m2) order by p.ref), '[]')
        from site_parts p where p.site_id = s.id) as zones
    from sites s where s.id = ${siteId} and s.gone_at is null`);
  return rows[0] ?? null;
}

/**
 * Writes another ground of one site of a jurisdiction, unless somebody else has changed the site since `expected`. Zones keep who they are by their `ref`, and
 * with it what is computed of them until that is computed anew. From then on imports leave the site alone.
 * @returns the new version; null if it changed meanwhile or is gone
 */
export async function replaceSiteGroundIfUnchanged(
  db: Db,
  site: { readonly id: string; readonly jurisdiction_id: string },
  { ground, areaM2, zones }: SiteGround,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update sites set ground = ${fromGeoJson(sql`${ground}`)}, area_m2 = ${areaM2}::float8, edited_at = now(), version = version + 1
    where id = ${site.id} and jurisdiction_id = ${site.jurisdiction_id} and version = ${expected} and gone_at is null
    returning version`);
  const [row] = rows;
  if (!row) return null;
  const now = sql`jsonb_to_recordset(${JSON.stringify(zones)}::jsonb) as r(ref text, role text, ground text, "areaM2" float8)`;
  await db.execute(sql`delete from site_parts where site_id = ${site.id} and ref not in (select r.ref from ${now})`);
  await db.execute(sql`
    update site_parts p set role = r.role, ground = ${fromGeoJson(sql`r.ground`)}, area_m2 = r."areaM2"
    from ${now} where p.site_id = ${site.id} and p.ref = r.ref`);
  await db.execute(sql`
    insert into site_parts (site_id, ref, role, ground, area_m2)
    select ${site.id}::uuid, r.ref, r.role, ${fromGeoJson(sql`r.ground`)}, r."areaM2" from ${now}
    where r.ref not in (select p.ref from site_parts p where p.site_id = ${site.id})`);
  return row.version;
}
