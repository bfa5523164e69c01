import { type SQL, sql } from "drizzle-orm";
import type { SiteQuery } from "@/lib/api/sites";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";
import { type ImportChange, upsertDerived } from "./upsert-derived";

/** A derived site ready to be stored. `ground`, `centreline` and the parts' grounds are GeoJSON in CGCS2000 degrees. */
export type SiteRecord = {
  readonly key: string;
  readonly hash: string;
  readonly kind: string;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly layer: number;
  readonly z_m: number;
  readonly candidate: boolean;
  readonly ground: string;
  readonly centreline: string | null;
  readonly area_m2: number;
  readonly length_m: number | null;
  readonly osm_ids: readonly string[];
  readonly rule: string;
  readonly parts: readonly PartRecord[];
};
export type PartRecord = {
  readonly ref: string;
  readonly role: string;
  readonly ground: string;
  readonly area_m2: number;
};

/** Stores derived sites and their parts; see `upsertDerived` for what it leaves alone. A site's parts are replaced with it. */
export async function upsertSites(
  db: Db,
  jurisdictionId: string,
  records: readonly SiteRecord[],
): Promise<ImportChange> {
  const { change, written } = await upsertDerived(
    db,
    jurisdictionId,
    {
      table: "sites",
      columns: [
        "kind",
        "name",
        "name_en",
        "layer",
        "z_m",
        "candidate",
        "ground",
        "centreline",
        "area_m2",
        "length_m",
        "osm_ids",
        "rule",
        "source",
        "district_code",
      ],
      values: sql`r.kind, r.name, r.name_en, r.layer, r.z_m, r.candidate, ${fromGeoJson(sql`r.ground`)},
        ${fromGeoJson(sql`r.centreline`)}, r.area_m2, r.length_m, array(select jsonb_array_elements_text(r.osm_ids)), r.rule, 'osm',
        (select j.code from jurisdictions j where j.level = 'county' and j.area && ${fromGeoJson(sql`r.ground`)}
           and ST_Intersects(j.area, ST_PointOnSurface(${fromGeoJson(sql`r.ground`)})) limit 1)`,
      record: sql`kind text, name text, name_en text, layer int, z_m float8, candidate boolean, ground text, centreline text,
        area_m2 float8, length_m float8, osm_ids jsonb, rule text`,
      owned: sql`t.source = 'osm'`,
    },
    records.map(({ parts: _, ...site }) => site),
  );
  const parts = records.flatMap((record) => {
    const siteId = written.get(record.key);
    return siteId === undefined ? [] : record.parts.map((part) => ({ site_id: siteId, ...part }));
  });
  if (written.size > 0) await replaceParts(db, [...written.values()], parts);
  return change;
}

async function replaceParts(db: Db, siteIds: readonly string[], parts: readonly object[]): Promise<void> {
  await db.execute(sql`
    delete from site_parts where site_id in (select jsonb_array_elements_text(${JSON.stringify(siteIds)}::jsonb)::uuid)`);
  await db.execute(sql`
    insert into site_parts (site_id, ref, role, ground, area_m2)
    select r.site_id, r.ref, r.role, ${fromGeoJson(sql`r.ground`)}, r.area_m2
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as r(site_id uuid, ref text, role text, ground text, area_m2 float8)`);
}

/** A site with its latest figures, as the table and the site page show it. Areas m², lengths m, coverage 0…1. */
export type SiteRow = {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly kind: string;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly district: string | null;
  readonly layer: number;
  readonly candidate: boolean;
  readonly source: "osm" | "person";
  readonly osm_ids: string[];
  readonly rule: string | null;
  readonly area_m2: number;
  readonly length_m: number | null;
  readonly state: string;
  readonly coverage: number | null;
  readonly gap_m2: number | null;
  readonly camera_count: number;
  readonly metric_id: string | null;
  readonly metric_value: number | null;
  readonly metric_of: number | null;
  readonly centre_lon: number;
  readonly centre_lat: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

const COLUMNS = sql`s.id, s.version, s.number::float8 as number, s.kind, s.name, s.name_en, d.name as district, s.layer, s.candidate, s.source,
  s.osm_ids, s.rule, s.area_m2, s.length_m, coalesce(c.state, 'not-computed') as state, c.coverage, c.gap_m2,
  coalesce(c.camera_count, 0) as camera_count, c.metric_id, c.metric_value, c.metric_of,
  ST_X(ST_PointOnSurface(s.ground)) as centre_lon, ST_Y(ST_PointOnSurface(s.ground)) as centre_lat,
  ST_XMin(s.ground) as west, ST_YMin(s.ground) as south, ST_XMax(s.ground) as east, ST_YMax(s.ground) as north`;

const FROM = sql`from sites s left join site_coverage c on c.site_id = s.id left join jurisdictions d on d.code = s.district_code`;

const SORTS = {
  kind: sql`s.kind`,
  name: sql`coalesce(s.name, '')`,
  district: sql`coalesce(d.name, '')`,
  coverage: sql`c.coverage`,
  gapArea: sql`c.gap_m2`,
  area: sql`s.area_m2`,
} as const;

export type SiteFilter = Pick<SiteQuery, "q" | "ids" | "kind" | "state" | "candidate">;

/** The one `where` that list, count and facets share; `except` leaves one filter out, so that a facet shows what else could be chosen. */
function where(jurisdictionId: string, filter: SiteFilter, except?: "kind" | "state"): SQL {
  const terms = [sql`s.jurisdiction_id = ${jurisdictionId}`, sql`s.gone_at is null`];
  if (filter.ids) terms.push(sql`s.id = any(${sql.param(filter.ids)}::uuid[])`);
  if (filter.candidate !== undefined) terms.push(sql`s.candidate = ${filter.candidate}`);
  if (filter.kind?.length && except !== "kind") terms.push(sql`s.kind = any(${sql.param(filter.kind)}::text[])`);
  if (filter.state?.length && except !== "state")
    terms.push(sql`coalesce(c.state, 'not-computed') = any(${sql.param(filter.state)}::text[])`);
  if (filter.q?.trim()) {
    const like = `%${filter.q.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
    terms.push(
      sql`(s.name ilike ${like} or s.name_en ilike ${like} or d.name ilike ${like} or s.number::text = ${filter.q.trim()} or ${filter.q.trim()} = any(s.osm_ids))`,
    );
  }
  return sql`where ${sql.join(terms, sql` and `)}`;
}

/** One page of sites. Sites without a figure come last whichever way the page is sorted. */
export async function listSites(db: Db, jurisdictionId: string, query: SiteQuery): Promise<SiteRow[]> {
  const order = sql`${SORTS[query.sort]} ${sql.raw(query.order)} nulls last, s.number`;
  const { rows } = await db.execute<SiteRow>(
    sql`select ${COLUMNS} ${FROM} ${where(jurisdictionId, query)} order by ${order} limit ${query.limit} offset ${query.offset}`,
  );
  return rows;
}

/** How many sites the filter finds, and how many there would be for each kind and state. */
export async function countSites(db: Db, jurisdictionId: string, filter: SiteFilter) {
  const total = await db.execute<{ count: number }>(
    sql`select count(*)::int as count ${FROM} ${where(jurisdictionId, filter)}`,
  );
  const kinds = await db.execute<{ kind: string; count: number }>(
    sql`select s.kind, count(*)::int as count ${FROM} ${where(jurisdictionId, filter, "kind")} group by 1 order by 2 desc, 1`,
  );
  const states = await db.execute<{ state: string; count: number }>(
    sql`select coalesce(c.state, 'not-computed') as state, count(*)::int as count ${FROM} ${where(jurisdictionId, filter, "state")}
        group by 1 order by 2 desc, 1`,
  );
  return { total: total.rows[0]?.count ?? 0, kinds: kinds.rows, states: states.rows };
}

/** One site of a jurisdiction with its ground as GeoJSON and the levels of its last computation. */
export async function findSite(db: Db, jurisdictionId: string, id: string) {
  const { rows } = await db.execute<
    SiteRow & {
      ground: string;
      levels: Record<string, LevelAreas> | null;
      input_hash: string | null;
      computed_at: Date | null;
    }
  >(sql`select ${COLUMNS}, ST_AsGeoJSON(s.ground, 9) as ground, c.levels, c.input_hash, c.computed_at ${FROM}
        where s.jurisdiction_id = ${jurisdictionId} and s.id = ${id} and s.gone_at is null`);
  return rows[0] ?? null;
}

/** The id of the site in force that has this id or this number, as people write it. */
export async function findSiteId(db: Db, jurisdictionId: string, idOrNumber: string): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from sites where jurisdiction_id = ${jurisdictionId} and gone_at is null
      and (id::text = lower(${idOrNumber}) or number::text = ${idOrNumber})`);
  return rows[0]?.id ?? null;
}

/** Areas at one level, m². */
export type LevelAreas = { readonly coveredArea: number; readonly twiceArea: number; readonly gapArea: number };

/** The zones of a site with what the last run found for each. `point` and `level` are null before the first run. */
export async function listZones(db: Db, siteId: string) {
  const { rows } = await db.execute<{
    id: string;
    ref: string;
    role: string;
    level: string | null;
    point: boolean | null;
    area_m2: number;
    covered_m2: number | null;
    met: boolean | null;
    centre_lon: number;
    centre_lat: number;
  }>(sql`select p.id, p.ref, p.role, z.level, z.point, coalesce(z.area_m2, p.area_m2) as area_m2, z.covered_m2, z.met,
      ST_X(ST_PointOnSurface(p.ground)) as centre_lon, ST_Y(ST_PointOnSurface(p.ground)) as centre_lat
    from site_parts p left join zone_coverage z on z.part_id = p.id where p.site_id = ${siteId} order by p.role, p.ref`);
  return rows;
}

/** The gaps of a site, largest first, with the obstacles that stand in the way. */
export async function listGaps(db: Db, siteId: string) {
  const { rows } = await db.execute<{
    id: string;
    number: number;
    part_id: string;
    role: string;
    level: string;
    area_m2: number;
    centre_lon: number;
    centre_lat: number;
    west: number;
    south: number;
    east: number;
    north: number;
    reasons: Record<string, number>;
    blockers: {
      id: string;
      osmId: string | null;
      name: string | null;
      kind: string;
      topM: number;
      heightSource: string;
    }[];
  }>(sql`select g.id, g.number::float8 as number, g.part_id, p.role, g.level, g.area_m2,
      ST_X(ST_PointOnSurface(g.ground)) as centre_lon, ST_Y(ST_PointOnSurface(g.ground)) as centre_lat,
      ST_XMin(g.ground) as west, ST_YMin(g.ground) as south, ST_XMax(g.ground) as east, ST_YMax(g.ground) as north, g.reasons,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'osmId', o.osm_id, 'name', o.name, 'kind', o.kind, 'topM', o.top_m,
          'heightSource', o.height_source) order by b.place)
        from unnest(g.blockers) with ordinality as b(id, place) join obstacles o on o.id = b.id), '[]') as blockers
    from gaps g join site_parts p on p.id = g.part_id where g.site_id = ${siteId} order by g.area_m2 desc, g.number`);
  return rows;
}

/** Number and names of some sites. */
export async function listSiteNames(db: Db, ids: readonly string[]) {
  const { rows } = await db.execute<{
    id: string;
    number: number;
    kind: string;
    name: string | null;
    name_en: string | null;
  }>(
    sql`select id, number::float8 as number, kind, name, name_en from sites where id = any(${sql.param(ids)}::uuid[])`,
  );
  return rows;
}
