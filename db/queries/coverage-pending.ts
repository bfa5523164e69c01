import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { CGCS2000 } from "../types/geometry";

/** What was found new of a camera or a site; shapes are WKB in degrees. */
export type PendingRecord = {
  readonly kind: "camera" | "site";
  readonly subject: string;
  readonly inputHash: string;
  readonly record: CameraRecord | SiteRecord | null;
  readonly shapes: readonly Buffer[];
};

/** `levels` names the level of each shape; a camera that covers nothing has none. */
export type CameraRecord = {
  readonly issues: readonly object[];
  readonly levels: readonly { readonly level: string; readonly pixels_per_metre: number }[];
};

/** Areas in m²; `gaps` in the order of the shapes. */
export type SiteRecord = {
  readonly state: string;
  readonly coverage: number | null;
  readonly area_m2: number;
  readonly covered_m2: number;
  readonly gap_m2: number;
  readonly metric_id: string;
  readonly metric_value: number;
  readonly metric_of: number;
  readonly levels: object;
  readonly cameras: readonly string[];
  readonly zones: readonly {
    readonly part_id: string;
    readonly level: string;
    readonly point: boolean;
    readonly area_m2: number;
    readonly covered_m2: number;
    readonly twice_m2: number;
    readonly gap_m2: number;
    readonly met: boolean;
    readonly levels: object;
  }[];
  readonly gaps: readonly {
    readonly part_id: string;
    readonly level: string;
    readonly area_m2: number;
    readonly reasons: object;
    readonly blockers: readonly string[];
  }[];
};

/** Rows per statement. */
const CHUNK = 500;

/** Stores what a tile found until its computation is whole. */
export async function insertPending(
  db: Db,
  id: string,
  tile: { readonly x: number; readonly y: number },
  records: readonly PendingRecord[],
): Promise<void> {
  for (let start = 0; start < records.length; start += CHUNK) {
    const rows = records.slice(start, start + CHUNK);
    const { row, from, size, bytes } = endToEnd(rows);
    await db.execute(sql`
      insert into coverage_pending (computation_id, tile_x, tile_y, kind, subject, input_hash, record, shapes)
      select ${id}, ${tile.x}, ${tile.y}, r.kind, r.subject, r.input_hash, nullif(r.record, '')::jsonb, coalesce(s.shapes, '{}')
      from unnest(${texts(rows.map(({ kind }) => kind))}, ${texts(rows.map(({ subject }) => subject))}::uuid[],
          ${texts(rows.map(({ inputHash }) => inputHash))}, string_to_array(${lines(rows)}::text, E'\n'))
        with ordinality as r(kind, subject, input_hash, record, row)
      left join (select u.row, array_agg(ST_GeomFromWKB(substring(${bytes}::bytea from u.start for u.size), ${srid}) order by u.start) as shapes
        from unnest(${ints(row)}, ${ints(from)}, ${ints(size)}) as u(row, start, size) group by u.row) s on s.row = r.row
      on conflict (computation_id, kind, subject) do update set tile_x = excluded.tile_x, tile_y = excluded.tile_y,
        input_hash = excluded.input_hash, record = excluded.record, shapes = excluded.shapes`);
  }
}

/** Records one to a line, which costs nothing to take apart; an array of them would have each of their quotes escaped. JSON itself breaks no lines. */
function lines(rows: readonly PendingRecord[]): string {
  return rows.map(({ record }) => (record ? JSON.stringify(record) : "")).join("\n");
}

/** All shapes in one run of bytes, which goes over as it is, and of each the row that it is of and where it lies, counted from one. */
function endToEnd(rows: readonly PendingRecord[]) {
  const places = { row: [] as number[], from: [] as number[], size: [] as number[] };
  let at = 1;
  for (const [i, { shapes }] of rows.entries()) {
    for (const { length } of shapes) {
      places.row.push(i + 1);
      places.from.push(at);
      places.size.push(length);
      at += length;
    }
  }
  return { ...places, bytes: Buffer.concat(rows.flatMap(({ shapes }) => shapes)) };
}

const srid = sql.raw(String(CGCS2000));

function texts(values: readonly string[]): SQL {
  return sql`${sql.param(values)}::text[]`;
}

function ints(values: readonly number[]): SQL {
  return sql`${sql.param(values)}::int[]`;
}

/** Tiles of a computation that are done and shown together. */
export type DoneTiles = readonly { readonly x: number; readonly y: number }[];

/** What was found in tiles, as `p`. */
function pendingOf(id: string, tiles: DoneTiles): SQL {
  return sql`unnest(${ints(tiles.map(({ x }) => x))}, ${ints(tiles.map(({ y }) => y))}) as t(x, y)
    join coverage_pending p on p.computation_id = ${id} and p.tile_x = t.x and p.tile_y = t.y`;
}

/** Cameras and sites whose rows are replaced, or which no longer count: gone, or cameras retired. */
export type Replaced = { readonly cameras: readonly string[]; readonly sites: readonly string[] };

type Subject = { readonly kind: "camera" | "site"; readonly subject: string };

function byKind(rows: readonly Subject[]): Replaced {
  const subjects = (wanted: Subject["kind"]) => rows.flatMap(({ kind, subject }) => (kind === wanted ? [subject] : []));
  return { cameras: subjects("camera"), sites: subjects("site") };
}

/** Of what something new was found in tiles. */
export async function readFound(db: Db, id: string, tiles: DoneTiles): Promise<Replaced> {
  const { rows } = await db.execute<Subject>(sql`select p.kind, p.subject from ${pendingOf(id, tiles)}`);
  return byKind(rows);
}

/** What no longer counts in a city: what is gone, and cameras that are retired. */
export async function readNoLongerCounted(db: Db, jurisdictionId: string): Promise<Replaced> {
  const { rows } = await db.execute<Subject>(sql`
    select 'camera' as kind, id as subject from cameras where jurisdiction_id = ${jurisdictionId} and (gone_at is not null or retired_on is not null)
    union all select 'site', id from sites where jurisdiction_id = ${jurisdictionId} and gone_at is not null`);
  return byKind(rows);
}

/** Handed over rather than asked for again: the database then knows how many they are, and looks up a few one by one, but reads all for many. */
function uuids(ids: readonly string[]): SQL {
  return sql`any(${sql.param(ids)}::uuid[])`;
}

/** Puts what was found of cameras and sites in tiles in place of what is on screen of them, without what belongs to the parts of sites. */
export async function replaceFound(db: Db, id: string, tiles: DoneTiles, { cameras, sites }: Replaced): Promise<void> {
  const pending = pendingOf(id, tiles);
  for (const table of ["footprints", "footprint_inputs"] as const)
    await db.execute(sql`delete from ${sql.identifier(table)} where camera_id = ${uuids(cameras)}`);
  await db.execute(sql`
    insert into footprint_inputs (camera_id, input_hash, issues)
    select p.subject, p.input_hash, p.record->'issues' from ${pending} where p.kind = 'camera'`);
  await db.execute(sql`
    insert into footprints (camera_id, level, pixels_per_metre, ground)
    select p.subject, l.entry->>'level', (l.entry->>'pixels_per_metre')::float8, l.shape
    from ${pending}, rows from (jsonb_array_elements(p.record->'levels'), unnest(p.shapes)) as l(entry, shape)
    where p.kind = 'camera'`);

  for (const table of ["site_cameras", "site_coverage"] as const)
    await db.execute(sql`delete from ${sql.identifier(table)} where site_id = ${uuids(sites)}`);
  await db.execute(sql`
    insert into site_coverage (site_id, state, coverage, area_m2, covered_m2, gap_m2, metric_id, metric_value, metric_of, camera_count, levels,
      input_hash, computed_at)
    select p.subject, r.state, r.coverage, r.area_m2, r.covered_m2, r.gap_m2, r.metric_id, r.metric_value, r.metric_of, jsonb_array_length(r.cameras),
      r.levels, p.input_hash, clock_timestamp()
    from ${pending}, jsonb_to_record(p.record) as r(state text, coverage float8, area_m2 float8, covered_m2 float8, gap_m2 float8,
      metric_id text, metric_value float8, metric_of float8, levels jsonb, cameras jsonb)
    where p.kind = 'site' and p.record is not null`);
  await db.execute(sql`
    insert into site_cameras (site_id, camera_id)
    select p.subject, c::uuid from ${pending}, jsonb_array_elements_text(p.record->'cameras') as c
    where p.kind = 'site'`);
}

/**
 * The same of the parts of sites, for all that a computation found. To be done last: these rows hold on to the parts, which whoever draws a site anew must not
 * have to wait for.
 */
export async function replaceFoundOfParts(db: Db, id: string, sites: readonly string[]): Promise<void> {
  await db.execute(sql`
    delete from zone_coverage z using site_parts p where z.part_id = p.id and p.site_id = ${uuids(sites)}`);
  await db.execute(sql`delete from gaps where site_id = ${uuids(sites)}`);
  await db.execute(sql`
    insert into zone_coverage (part_id, level, point, area_m2, covered_m2, twice_m2, gap_m2, met, levels)
    select z.* from coverage_pending p, jsonb_to_recordset(p.record->'zones') as z(part_id uuid, level text, point boolean, area_m2 float8,
      covered_m2 float8, twice_m2 float8, gap_m2 float8, met boolean, levels jsonb)
    where p.computation_id = ${id} and p.kind = 'site'`);
  await db.execute(sql`
    insert into gaps (site_id, part_id, level, area_m2, ground, reasons, blockers)
    select p.subject, (g.entry->>'part_id')::uuid, g.entry->>'level', (g.entry->>'area_m2')::float8, g.shape, g.entry->'reasons',
      array(select jsonb_array_elements_text(g.entry->'blockers')::uuid)
    from coverage_pending p, rows from (jsonb_array_elements(p.record->'gaps'), unnest(p.shapes)) as g(entry, shape)
    where p.computation_id = ${id} and p.kind = 'site'`);
}

/** What the figures on screen of a city are computed from, in one number: the hashes of all cameras and sites, each with whose it is, combined by exclusive or. */
export async function readInputs(db: Db, jurisdictionId: string): Promise<bigint> {
  const { rows } = await db.execute<{ bits: string }>(sql`
    select ${inputBits} as bits from (
      select f.camera_id as subject, f.input_hash from footprint_inputs f join cameras m on m.id = f.camera_id where m.jurisdiction_id = ${jurisdictionId}
      union all
      select c.site_id, c.input_hash from site_coverage c join sites s on s.id = c.site_id where s.jurisdiction_id = ${jurisdictionId}) as inputs`);
  return bitsAsNumber(rows);
}

/** What is on screen of cameras and sites has been computed from, in the same number; to be asked before it is forgotten. */
export async function readInputsOf(db: Db, { cameras, sites }: Replaced): Promise<bigint> {
  const { rows } = await db.execute<{ bits: string }>(sql`
    select ${inputBits} as bits from (
      select f.camera_id as subject, f.input_hash from footprint_inputs f where f.camera_id = ${uuids(cameras)}
      union all
      select c.site_id, c.input_hash from site_coverage c where c.site_id = ${uuids(sites)}) as inputs`);
  return bitsAsNumber(rows);
}

/** What was found in tiles is computed from, in the same number. */
export async function readPendingInputs(db: Db, id: string, tiles: DoneTiles): Promise<bigint> {
  const { rows } = await db.execute<{ bits: string }>(sql`
    select ${inputBits} as bits from (
      select p.subject, p.input_hash from ${pendingOf(id, tiles)} where p.kind = 'camera' or p.record is not null) as inputs`);
  return bitsAsNumber(rows);
}

const inputBits = sql`coalesce(bit_xor(('x' || encode(sha256(convert_to(subject || input_hash, 'UTF8')), 'hex'))::bit(256)), 0::bit(256))::text`;

function bitsAsNumber(rows: readonly { readonly bits: string }[]): bigint {
  const [row] = rows;
  if (!row) throw new Error("hashing returned no row");
  return BigInt(`0b${row.bits}`);
}

/** Lets the database know how many rows of coverage there are by now. */
export async function countCoverageAnew(db: Db): Promise<void> {
  await db.execute(sql`select count_coverage_anew()`);
}

/** How many sites a computation found anew, and how many gaps in them. */
export async function countPending(db: Db, id: string) {
  const { rows } = await db.execute<{ sites: number; gaps: number }>(sql`
    select count(*)::int as sites, coalesce(sum(jsonb_array_length(record->'gaps')), 0)::int as gaps
    from coverage_pending where computation_id = ${id} and kind = 'site'`);
  return rows[0] ?? { sites: 0, gaps: 0 };
}

/** Counts of what is on screen of a city, for the summary of a run. */
export async function readCoverageCounts(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ sites: number; zones: number; gaps: number; issues: object[] }>(sql`
    with ours as (select c.site_id from site_coverage c join sites s on s.id = c.site_id where s.jurisdiction_id = ${jurisdictionId})
    select (select count(*)::int from ours) as sites,
      (select count(*)::int from zone_coverage z join site_parts p on p.id = z.part_id join ours on ours.site_id = p.site_id) as zones,
      (select count(*)::int from gaps g join ours on ours.site_id = g.site_id) as gaps,
      coalesce((select jsonb_agg(issue order by f.camera_id) from footprint_inputs f join cameras m on m.id = f.camera_id,
        jsonb_array_elements(f.issues) as issue where m.jurisdiction_id = ${jurisdictionId}), '[]') as issues`);
  const [row] = rows;
  if (!row) throw new Error("counting returned no row");
  return row;
}

/** Adds the run that a computation became; both have one id. */
export async function insertRun(
  db: Db,
  id: string,
  jurisdictionId: string,
  run: {
    readonly durationMs: number;
    readonly targetHeightM: number;
    readonly standard: string;
    readonly engine: string;
    readonly inputHash: string;
    readonly dataVersion: number;
  },
): Promise<void> {
  await db.execute(sql`
    insert into coverage_runs (id, jurisdiction_id, duration_ms, target_height_m, standard, engine, input_hash, data_version, computed_at)
    values (${id}, ${jurisdictionId}, ${run.durationMs}, ${run.targetHeightM}, ${run.standard}, ${run.engine}, ${run.inputHash}, ${run.dataVersion},
      clock_timestamp())`);
}
