import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";
import { isCounted } from "./counted-camera";

/** A jurisdiction; it is a city that holds data once `central_meridian` is set. `settings` overrides our defaults. */
export type JurisdictionRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly central_meridian: number | null;
  readonly demo: boolean;
  readonly attribution: string;
  readonly settings: Record<string, unknown>;
  readonly data_changed_at: Date | null;
  readonly data_version: number;
};

const COLUMNS = sql`j.id, j.code, j.name, j.name_en, j.central_meridian, j.demo, j.attribution, j.settings, j.data_changed_at, j.data_version`;

/** The jurisdiction with this GB/T 2260 code, or else with exactly this name in either language. */
export async function findJurisdiction(db: Db, codeOrName: string): Promise<JurisdictionRow | null> {
  const { rows } = await db.execute<JurisdictionRow>(sql`
    select ${COLUMNS} from jurisdictions j
    where j.code = ${codeOrName} or j.name = ${codeOrName} or lower(j.name_en) = lower(${codeOrName})
    order by (j.code = ${codeOrName}) desc, (j.level = 'prefecture') desc, j.code limit 1`);
  return rows[0] ?? null;
}

/** The 设区市 that holds a point, degrees. */
export async function findPrefectureAt(db: Db, at: { lon: number; lat: number }): Promise<JurisdictionRow | null> {
  const point = sql`ST_SetSRID(ST_MakePoint(${at.lon}, ${at.lat}), ${sql.raw(String(CGCS2000))})`;
  const { rows } = await db.execute<JurisdictionRow>(
    sql`select ${COLUMNS} from jurisdictions j where j.level = 'prefecture' and j.area && ${point} and ST_Intersects(j.area, ${point}) limit 1`,
  );
  return rows[0] ?? null;
}

/** A jurisdiction's own area as a GeoJSON MultiPolygon in degrees; null where none is stored. */
export async function findArea(db: Db, id: string): Promise<string | null> {
  const { rows } = await db.execute<{ area: string | null }>(
    sql`select ST_AsGeoJSON(area, 8) as area from jurisdictions where id = ${id}`,
  );
  return rows[0]?.area ?? null;
}

/** The cities within the transaction's scope that hold data, the one imported last first. */
export async function listCities(db: Db): Promise<JurisdictionRow[]> {
  const { rows } = await db.execute<JurisdictionRow>(sql`
    select ${COLUMNS} from jurisdictions j where j.central_meridian is not null and scope_holds(j.code)
    order by j.data_changed_at desc nulls last, j.code`);
  return rows;
}

/** The city within the transaction's scope that was imported last. */
export async function findCurrentCity(db: Db): Promise<JurisdictionRow | null> {
  return (await listCities(db))[0] ?? null;
}

/** Creates a city outside the reference tree, e.g. the demo city. */
export async function insertCity(
  db: Db,
  city: { code: string; name: string; nameEn: string; demo: boolean },
): Promise<JurisdictionRow> {
  const { rows } = await db.execute<JurisdictionRow>(sql`
    insert into jurisdictions as j (code, name, name_en, level, demo)
    values (${city.code}, ${city.name}, ${city.nameEn}, 'local', ${city.demo}) returning ${COLUMNS}`);
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
}

/** Notes that a city's data changed now; the first import fixes its central meridian for good. */
export async function markDataChanged(
  db: Db,
  id: string,
  facts: { centralMeridian: number; attribution: string | null },
): Promise<void> {
  await db.execute(sql`
    update jurisdictions set data_changed_at = clock_timestamp(), data_version = data_version + 1,
      central_meridian = coalesce(central_meridian, ${facts.centralMeridian}),
      attribution = coalesce(${facts.attribution}, attribution) where id = ${id}`);
}

/**
 * Notes that a person edited something of a city now, so that tiles are drawn anew. Where an input of coverage changed, the last run no longer is of the data
 * as it is.
 */
export async function noteEdit(db: Db, id: string, edit: { readonly coverageChanges: boolean }): Promise<void> {
  await db.execute(sql`
    update jurisdictions set data_changed_at = clock_timestamp(), data_version = data_version + ${edit.coverageChanges ? 1 : 0}::int where id = ${id}`);
}

/** What the summary of a city counts (of cameras those that count in coverage), and the box of its sites and cameras in degrees. */
export async function readCityFigures(db: Db, id: string) {
  const counts = await db.execute<{
    sites: number;
    candidates: number;
    cameras: number;
    cameras_unknown: number;
    obstacles: number;
    west: number | null;
    south: number | null;
    east: number | null;
    north: number | null;
  }>(sql`
    select s.sites, s.candidates, c.cameras, c.cameras_unknown, o.obstacles,
      ST_XMin(s.box) as west, ST_YMin(s.box) as south, ST_XMax(s.box) as east, ST_YMax(s.box) as north
    from (select count(*) filter (where not candidate)::int as sites, count(*) filter (where candidate)::int as candidates, ST_Extent(ground) as box
        from sites where jurisdiction_id = ${id} and gone_at is null) s,
      (select count(*)::int as cameras, count(*) filter (where kind = 'fixed' and bearing is null)::int as cameras_unknown
        from cameras where jurisdiction_id = ${id} and ${isCounted(null)}) c,
      (select count(*)::int as obstacles from obstacles where jurisdiction_id = ${id} and gone_at is null) o`);
  const kinds = await db.execute<{
    kind: string;
    state: string;
    sites: number;
    area_m2: number;
    covered_m2: number;
  }>(sql`
    select s.kind, coalesce(c.state, 'not-computed') as state, count(*)::int as sites,
      coalesce(sum(coalesce(c.area_m2, s.area_m2)), 0) as area_m2, coalesce(sum(c.covered_m2), 0) as covered_m2
    from sites s left join site_coverage c on c.site_id = s.id
    where s.jurisdiction_id = ${id} and s.gone_at is null and not s.candidate group by 1, 2 order by 1, 2`);
  return { counts: counts.rows[0], kinds: kinds.rows };
}
