import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { fromGeoJson } from "./geojson";
import { lockCityData } from "./lock-city-data";

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

/** Everything one run found, ready to be stored; grounds are GeoJSON in degrees, areas m². */
export type CoverageRecords = {
  readonly run: {
    readonly durationMs: number;
    readonly targetHeightM: number;
    readonly standard: string;
    readonly engine: string;
    readonly inputHash: string;
    readonly dataVersion: number;
  };
  readonly zones: readonly {
    part_id: string;
    level: string;
    point: boolean;
    area_m2: number;
    covered_m2: number;
    twice_m2: number;
    gap_m2: number;
    met: boolean;
    levels: object;
  }[];
  readonly sites: readonly {
    site_id: string;
    state: string;
    coverage: number | null;
    area_m2: number;
    covered_m2: number;
    gap_m2: number;
    metric_id: string;
    metric_value: number;
    metric_of: number;
    levels: object;
    input_hash: string;
    cameras: readonly string[];
  }[];
  readonly gaps: readonly {
    site_id: string;
    part_id: string;
    level: string;
    area_m2: number;
    ground: string;
    reasons: object;
    blockers: readonly string[];
  }[];
  readonly footprints: readonly { camera_id: string; level: string; pixels_per_metre: number; ground: string }[];
};

/**
 * Replaces what is known of a city's coverage; readers see the old figures until the transaction ends, then the new.
 * Waits for imports and other runs, and they for it.
 *
 * @returns false, with nothing changed, if the city has changed since the run read it
 */
export async function replaceCoverage(db: Db, jurisdictionId: string, records: CoverageRecords): Promise<boolean> {
  await lockCityData(db);
  const { rows } = await db.execute<{ data_version: number }>(
    sql`select data_version from jurisdictions where id = ${jurisdictionId}`,
  );
  if (rows[0]?.data_version !== records.run.dataVersion) return false;
  const ours = sql`(select id from sites where jurisdiction_id = ${jurisdictionId})`;
  await db.execute(sql`delete from gaps where site_id in ${ours}`);
  await db.execute(
    sql`delete from zone_coverage where part_id in (select id from site_parts where site_id in ${ours})`,
  );
  await db.execute(sql`delete from site_coverage where site_id in ${ours}`);
  await db.execute(sql`delete from site_cameras where site_id in ${ours}`);
  await db.execute(
    sql`delete from footprints where camera_id in (select id from cameras where jurisdiction_id = ${jurisdictionId})`,
  );

  const { run } = records;
  await db.execute(sql`
    insert into coverage_runs (jurisdiction_id, duration_ms, target_height_m, standard, engine, input_hash, data_version, computed_at)
    values (${jurisdictionId}, ${run.durationMs}, ${run.targetHeightM}, ${run.standard}, ${run.engine}, ${run.inputHash}, ${run.dataVersion}, clock_timestamp())`);
  await inChunks(records.zones, (rows) =>
    db.execute(sql`
      insert into zone_coverage (part_id, level, point, area_m2, covered_m2, twice_m2, gap_m2, met, levels)
      select * from jsonb_to_recordset(${rows}::jsonb) as r(part_id uuid, level text, point boolean, area_m2 float8, covered_m2 float8,
        twice_m2 float8, gap_m2 float8, met boolean, levels jsonb)`),
  );
  await inChunks(records.sites, async (rows) => {
    await db.execute(sql`
      insert into site_coverage (site_id, state, coverage, area_m2, covered_m2, gap_m2, metric_id, metric_value, metric_of, camera_count,
        levels, input_hash, computed_at)
      select site_id, state, coverage, area_m2, covered_m2, gap_m2, metric_id, metric_value, metric_of, jsonb_array_length(cameras), levels,
        input_hash, clock_timestamp()
      from jsonb_to_recordset(${rows}::jsonb) as r(site_id uuid, state text, coverage float8, area_m2 float8, covered_m2 float8, gap_m2 float8,
        metric_id text, metric_value float8, metric_of float8, levels jsonb, input_hash text, cameras jsonb)`);
    await db.execute(sql`
      insert into site_cameras (site_id, camera_id)
      select r.site_id, c::uuid from jsonb_to_recordset(${rows}::jsonb) as r(site_id uuid, cameras jsonb), jsonb_array_elements_text(r.cameras) c`);
  });
  await inChunks(records.gaps, (rows) =>
    db.execute(sql`
      insert into gaps (site_id, part_id, level, area_m2, ground, reasons, blockers)
      select site_id, part_id, level, area_m2, ${fromGeoJson(sql`ground`)}, reasons, array(select jsonb_array_elements_text(blockers)::uuid)
      from jsonb_to_recordset(${rows}::jsonb) as r(site_id uuid, part_id uuid, level text, area_m2 float8, ground text, reasons jsonb,
        blockers jsonb)`),
  );
  await inChunks(records.footprints, (rows) =>
    db.execute(sql`
      insert into footprints (camera_id, level, pixels_per_metre, ground)
      select camera_id, level, pixels_per_metre, ${fromGeoJson(sql`ground`)}
      from jsonb_to_recordset(${rows}::jsonb) as r(camera_id uuid, level text, pixels_per_metre float8, ground text)`),
  );
  return true;
}

async function inChunks(rows: readonly object[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += 1_000)
    await write(JSON.stringify(rows.slice(start, start + 1_000)));
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
