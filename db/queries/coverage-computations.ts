import { sql } from "drizzle-orm";
import type { ComputationReach, ComputationState } from "@/lib/coverage/computation-state";
import type { Db } from "../client";

export type ComputationRow = {
  readonly id: string;
  readonly jurisdiction_id: string;
  readonly state: ComputationState;
  readonly asked_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly error: string | null;
  readonly data_version: number | null;
  readonly settings_hash: string | null;
  readonly afresh: boolean;
  readonly tile_m: number | null;
  readonly halo_m: number | null;
  readonly reach: ComputationReach | null;
  readonly replans: number;
  readonly tiles_total: number;
  readonly tiles_done: number;
  readonly zones_total: number;
  readonly zones_done: number;
  readonly footprints_changed: number;
  readonly zones_solved: number;
};

const COLUMNS = sql`id, jurisdiction_id, state, asked_at, started_at, ended_at, error, data_version, settings_hash, afresh, tile_m, halo_m, reach, replans,
  tiles_total, tiles_done, zones_total, zones_done, footprints_changed, zones_solved`;

/** Wakes those who watch a city's computations, once the transaction has ended well. */
export async function notifyWatchers(db: Db, jurisdictionId: string): Promise<void> {
  await db.execute(sql`select pg_notify('coverage', ${jurisdictionId})`);
}

/** Notes that somebody asked, unless a computation that waits already will see all that they see. @returns whether it is a new one */
export async function queueComputation(db: Db, jurisdictionId: string): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    insert into coverage_computations (jurisdiction_id, state, asked_at) values (${jurisdictionId}, 'queued', clock_timestamp())
    on conflict (jurisdiction_id) where state = 'queued' do nothing`);
  return rowCount === 1;
}

/** The computation of a city that waits or runs; the one that runs, if both. */
export async function findOpenComputation(
  db: Db,
  jurisdictionId: string,
  state?: "queued" | "running",
): Promise<ComputationRow | null> {
  const { rows } = await db.execute<ComputationRow>(sql`
    select ${COLUMNS} from coverage_computations where jurisdiction_id = ${jurisdictionId}
      and state in ('queued', 'running') and state = coalesce(${state ?? null}::text, state) order by state desc limit 1`);
  return rows[0] ?? null;
}

/** What waits or runs of a city. */
export async function listOpenComputations(db: Db, jurisdictionId: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from coverage_computations where jurisdiction_id = ${jurisdictionId} and state in ('queued', 'running')`,
  );
  return rows.map(({ id }) => id);
}

/** The codes of the cities of which a computation runs. */
export async function listRunningCities(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ code: string }>(sql`
    select j.code from coverage_computations c join jurisdictions j on j.id = c.jurisdiction_id where c.state = 'running' order by c.started_at`);
  return rows.map(({ code }) => code);
}

/** What the screen shows: what runs, else what waits, else what ended last. */
export async function findShownComputation(db: Db, jurisdictionId: string): Promise<ComputationRow | null> {
  const { rows } = await db.execute<ComputationRow>(sql`
    select ${COLUMNS} from coverage_computations where jurisdiction_id = ${jurisdictionId}
    order by ended_at is not null, state <> 'running', ended_at desc limit 1`);
  return rows[0] ?? null;
}

/** One computation. */
export async function findComputation(db: Db, id: string): Promise<ComputationRow | null> {
  const { rows } = await db.execute<ComputationRow>(sql`select ${COLUMNS} from coverage_computations where id = ${id}`);
  return rows[0] ?? null;
}

/** The same, held until the transaction ends. */
export async function lockComputation(db: Db, id: string): Promise<ComputationRow | null> {
  const { rows } = await db.execute<ComputationRow>(
    sql`select ${COLUMNS} from coverage_computations where id = ${id} for update`,
  );
  return rows[0] ?? null;
}

/** Any number that no other program locks with. */
const PLANNING_LOCK = 163_027;

/** Makes those who plan the computations of one city wait for one another until the transaction ends. */
export async function lockPlanning(db: Db, jurisdictionId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${PLANNING_LOCK}, hashtext(${jurisdictionId}))`);
}

/** Lets the computation that waits begin, or makes one; for whoever holds the planning of a city in which none runs. */
export async function startComputation(db: Db, jurisdictionId: string, afresh: boolean): Promise<ComputationRow> {
  await queueComputation(db, jurisdictionId);
  const { rows } = await db.execute<ComputationRow>(sql`
    update coverage_computations set state = 'running', afresh = ${afresh}, started_at = clock_timestamp()
    where jurisdiction_id = ${jurisdictionId} and state = 'queued' returning ${COLUMNS}`);
  const [row] = rows;
  if (!row) throw new Error("a computation that waited was gone before it began");
  return row;
}

/** The settings of the figures on screen, and how far cameras reached then; null where no computation made them. */
export async function findLastSettings(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ settings_hash: string | null; halo_m: number | null }>(sql`
    select settings_hash, halo_m from coverage_computations where jurisdiction_id = ${jurisdictionId} and state = 'done' and settings_hash is not null
    order by ended_at desc limit 1`);
  return rows[0] ?? null;
}

/** Tiles of computations that ended without their figures being shown: they are still to be looked at. Takes them away. */
export async function takeLeftTiles(db: Db, jurisdictionId: string) {
  const { rows } = await db.execute<{ x: number; y: number; zones: number; tile_m: number }>(sql`
    delete from coverage_tiles t using coverage_computations c
    where c.id = t.computation_id and c.jurisdiction_id = ${jurisdictionId} and c.state in ('failed', 'cancelled')
    returning t.x, t.y, t.zones, c.tile_m`);
  return rows;
}

/** What is decided when a computation begins, and again when its city changes under it. */
export type ComputationPlan = {
  readonly dataVersion: number;
  readonly settingsHash: string;
  readonly tileM: number;
  readonly haloM: number;
  /** Null where all of a tile is looked at. */
  readonly reach: ComputationReach | null;
  readonly tiles: readonly { readonly x: number; readonly y: number; readonly zones: number }[];
};

/** Adds tiles to a computation; those it has done are to be done again, and what was found in them is forgotten. */
export async function planTiles(db: Db, id: string, plan: ComputationPlan): Promise<void> {
  const { tiles } = plan;
  const columns = sql`unnest(${sql.param(tiles.map(({ x }) => x))}::int[], ${sql.param(tiles.map(({ y }) => y))}::int[],
    ${sql.param(tiles.map(({ zones }) => zones))}::int[]) as n(x, y, zones)`;
  await db.execute(sql`
    insert into coverage_tiles (computation_id, x, y, zones) select ${id}, n.x, n.y, n.zones from ${columns}
    on conflict (computation_id, x, y) do update set done = false, zones = excluded.zones`);
  await db.execute(sql`
    delete from coverage_pending p using ${columns} where p.computation_id = ${id} and p.tile_x = n.x and p.tile_y = n.y`);
  await db.execute(sql`
    update coverage_computations set data_version = ${plan.dataVersion}, settings_hash = ${plan.settingsHash}, tile_m = ${plan.tileM},
      halo_m = greatest(halo_m, ${plan.haloM}::float8),
      reach = case when data_version is null then n.more when reach is null or n.more is null then null else jsonb_build_object(
        'cameras', (reach->'cameras') || (n.more->'cameras'), 'sites', (reach->'sites') || (n.more->'sites')) end,
      replans = replans + case when data_version is null then 0 else 1 end,
      tiles_total = t.total, tiles_done = t.done, zones_total = t.zones, zones_done = t.zones_done
    from (select count(*)::int as total, count(*) filter (where done)::int as done, coalesce(sum(zones), 0)::int as zones,
        coalesce(sum(zones) filter (where done), 0)::int as zones_done from coverage_tiles where computation_id = ${id}) t,
      (select ${plan.reach && JSON.stringify(plan.reach)}::jsonb as more) n
    where id = ${id}`);
}

/** Takes a tile that waits, and holds it until the transaction ends: a worker that is killed lets go of it. @returns null where none is to be had */
export async function claimTile(
  db: Db,
  id: string,
  tile: { readonly x: number; readonly y: number } | null,
): Promise<{ x: number; y: number; zones: number } | null> {
  const which = tile ? sql`and t.x = ${tile.x} and t.y = ${tile.y}` : sql``;
  const { rows } = await db.execute<{ x: number; y: number; zones: number }>(sql`
    select t.x, t.y, t.zones from coverage_tiles t join coverage_computations c on c.id = t.computation_id
    where c.id = ${id} and c.state = 'running' and not t.done ${which} order by t.y, t.x limit 1 for update of t skip locked`);
  return rows[0] ?? null;
}

/**
 * Notes that a tile is done, within the transaction that holds it. Where the computation was ended meanwhile, by whoever cancelled it, what was found of the
 * tile is let go: nobody would show it.
 */
export async function finishTile(
  db: Db,
  id: string,
  tile: { readonly x: number; readonly y: number; readonly zones: number },
  work: { readonly footprints: number; readonly zones: number },
): Promise<void> {
  await db.execute(
    sql`update coverage_tiles set done = true where computation_id = ${id} and x = ${tile.x} and y = ${tile.y}`,
  );
  const { rowCount } = await db.execute(sql`
    update coverage_computations set tiles_done = tiles_done + 1, zones_done = zones_done + ${tile.zones},
      footprints_changed = footprints_changed + ${work.footprints}, zones_solved = zones_solved + ${work.zones}
    where id = ${id} and state = 'running'`);
  if (rowCount === 0)
    await db.execute(
      sql`delete from coverage_pending where computation_id = ${id} and tile_x = ${tile.x} and tile_y = ${tile.y}`,
    );
}

/** Whether tiles of a computation are still to be done, by whomever. */
export async function hasTilesLeft(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.execute<{ left: boolean }>(
    sql`select exists (select from coverage_tiles where computation_id = ${id} and not done) as left`,
  );
  return rows[0]?.left ?? false;
}

/** The tiles of a computation that are done. */
export async function listDoneTiles(db: Db, id: string): Promise<{ x: number; y: number }[]> {
  const { rows } = await db.execute<{ x: number; y: number }>(
    sql`select x, y from coverage_tiles where computation_id = ${id} and done order by y, x`,
  );
  return rows;
}

/** Any number that no other program locks with. */
const SHOWING_LOCK = 163_028;

/** Makes those who show what a computation found wait for one another until the transaction ends. Comes before the lock on the city's data. */
export async function lockShowing(db: Db, id: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${SHOWING_LOCK}, hashtext(${id}))`);
}

/** The same without waiting. @returns false where somebody else is at it */
export async function tryLockShowing(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.execute<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(${SHOWING_LOCK}, hashtext(${id})) as got`,
  );
  return rows[0]?.got ?? false;
}

/** Ends a computation that waits or runs. What it found is forgotten, unless it was shown; its tiles stay, for the next to look at. @returns whether it was open */
export async function endComputation(
  db: Db,
  id: string,
  end: { readonly state: "done" | "failed" | "cancelled"; readonly error?: string },
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update coverage_computations set state = ${end.state}, error = ${end.error ?? null}, ended_at = clock_timestamp(),
      data_version = coalesce(data_version, (select j.data_version from jurisdictions j where j.id = jurisdiction_id))
    where id = ${id} and state in ('queued', 'running')`);
  if (rowCount !== 1) return false;
  await db.execute(sql`delete from coverage_pending where computation_id = ${id}`);
  if (end.state === "done") await db.execute(sql`delete from coverage_tiles where computation_id = ${id}`);
  return true;
}
