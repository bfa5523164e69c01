import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** The levels of one standard that have one row each, by rising density. */
export async function listStandardLevels(db: Db, standard: string) {
  const { rows } = await db.execute<{ level: string; pixels_per_metre: number; source: string; verified: boolean }>(sql`
    select level, pixels_per_metre, source, verified from standard_levels where standard = ${standard} order by pixels_per_metre`);
  return rows;
}

/** Where a jurisdiction or a site asks for another level than our default. */
export async function listRequirements(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ site_id: string | null; kind: string | null; role: string; level: string }>(
    sql`select site_id, kind, role, level from requirements where jurisdiction_id = ${jurisdictionId}`,
  );
  return rows;
}

/** The same with the reasons, and the sites they name, for people to read. */
export async function listRequirementReasons(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{
    site_id: string | null;
    site_number: number | null;
    site_name: string | null;
    kind: string | null;
    role: string;
    level: string;
    reason: string;
  }>(sql`
    select r.site_id, s.number::float8 as site_number, s.name as site_name, coalesce(r.kind, s.kind) as kind, r.role, r.level, r.reason
    from requirements r left join sites s on s.id = r.site_id
    where r.jurisdiction_id = ${jurisdictionId} order by s.number nulls first, r.kind, r.role`);
  return rows;
}

/** The parts of every site in force, with what the engine needs to know of the site. Grounds are GeoJSON. */
export async function listPartsToSolve(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{
    id: string;
    site_id: string;
    kind: string;
    role: string;
    ref: string;
    layer: number;
    z_m: number;
    ground: string;
  }>(sql`
    select p.id, s.id as site_id, s.kind, p.role, p.ref, s.layer, s.z_m, ST_AsGeoJSON(p.ground, 10) as ground
    from sites s join site_parts p on p.site_id = s.id
    where s.jurisdiction_id = ${jurisdictionId} and s.gone_at is null order by s.number, p.role, p.ref`);
  return rows;
}

/** The centre-lines of every site in force that has one, as GeoJSON. */
export async function listCentrelines(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ site_id: string; centreline: string }>(sql`
    select id as site_id, ST_AsGeoJSON(centreline, 10) as centreline from sites
    where jurisdiction_id = ${jurisdictionId} and gone_at is null and centreline is not null`);
  return rows;
}

/** What the last run found for each site in force, m²; `levels` by name. */
export async function listSiteLevels(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{
    site_id: string;
    area_m2: number;
    covered_m2: number;
    levels: Record<string, { coveredArea: number; twiceArea: number; gapArea: number }>;
    gaps: number;
  }>(sql`
    select c.site_id, c.area_m2, c.covered_m2, c.levels, (select count(*)::int from gaps g where g.site_id = c.site_id) as gaps
    from site_coverage c join sites s on s.id = c.site_id where s.jurisdiction_id = ${jurisdictionId} and s.gone_at is null`);
  return rows;
}

/** The last run of a city. */
export async function findLastRun(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{
    computed_at: Date;
    duration_ms: number;
    target_height_m: number;
    standard: string;
    engine: string;
    input_hash: string;
    data_version: number;
  }>(sql`select computed_at, duration_ms, target_height_m, standard, engine, input_hash, data_version from coverage_runs
        where jurisdiction_id = ${jurisdictionId} order by computed_at desc limit 1`);
  return rows[0] ?? null;
}
