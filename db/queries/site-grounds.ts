import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";

/** The line down the middle of a site: GeoJSON text in CGCS2000 degrees, to every digit that is stored; metres. */
export type Centreline = { readonly centreline: string | null; readonly lengthM: number | null };

/** The ground of one site and its zones: GeoJSON text in CGCS2000 degrees, to every digit that is stored; areas m². */
export type SiteGround = Centreline & {
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
      ST_AsGeoJSON(s.centreline, 9) as centreline, s.length_m as "lengthM",
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
  { ground, areaM2, centreline, lengthM, zones }: SiteGround,
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update sites set ground = ${fromGeoJson(sql`${ground}`)}, area_m2 = ${areaM2}::float8,
      centreline = ${fromGeoJson(sql`${centreline}::text`)}, length_m = ${lengthM}::float8, edited_at = now(), version = version + 1
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

/** What of the centre-line of a site lies on a ground, GeoJSON text. */
export async function clipCentreline(db: Db, siteId: string, ground: string): Promise<Centreline> {
  const { rows } = await db.execute<Centreline>(sql`
    with clipped as (
      select s.centreline as whole, s.length_m, ST_CollectionExtract(ST_Intersection(s.centreline, ${fromGeoJson(sql`${ground}`)}), 2) as part
      from sites s where s.id = ${siteId})
    select ST_AsGeoJSON(ST_Multi(part), 9) as centreline,
      round((length_m * ST_Length(part::geography) / ST_Length(whole::geography))::numeric, 2)::float8 as "lengthM"
    from clipped where not ST_IsEmpty(part)`);
  return rows[0] ?? { centreline: null, lengthM: null };
}

/** The centre-lines of two sites as one; what they have in common counts once. */
export async function joinCentrelines(db: Db, siteId: string, otherId: string): Promise<Centreline> {
  const { rows } = await db.execute<Centreline>(sql`
    with joined as (
      select ST_Union(centreline) as line, sum(length_m) as length_m, sum(ST_Length(centreline::geography)) as measured
      from sites where id in (${siteId}::uuid, ${otherId}::uuid) and centreline is not null)
    select ST_AsGeoJSON(ST_Multi(line), 9) as centreline, round((length_m * ST_Length(line::geography) / measured)::numeric, 2)::float8 as "lengthM"
    from joined where line is not null`);
  return rows[0] ?? { centreline: null, lengthM: null };
}

export type SiteNeighbour = {
  readonly id: string;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly kind: string;
  readonly area_m2: number;
};

/**
 * The sites in force on the layer and level of one whose ground is no farther from its ground than some degrees; those that overlap it most, or lie nearest, first.
 *
 * @param within - Degrees of latitude; a distance east or west is at most as many metres.
 */
export async function listNeighbours(
  db: Db,
  siteId: string,
  { within, most }: { readonly within: number; readonly most: number },
): Promise<SiteNeighbour[]> {
  const { rows } = await db.execute<SiteNeighbour>(sql`
    select o.id, o.name, o.name_en, o.kind, o.area_m2
    from sites s join sites o on o.jurisdiction_id = s.jurisdiction_id and o.id <> s.id and o.gone_at is null and o.layer = s.layer and o.z_m = s.z_m
      and o.ground && ST_Expand(s.ground, ${within}::float8) and ST_DWithin(o.ground, s.ground, ${within}::float8)
    where s.id = ${siteId} and s.gone_at is null order by ST_Distance(o.ground, s.ground), o.area_m2 desc, o.number limit ${most}`);
  return rows;
}
