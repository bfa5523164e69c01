import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** A filter as it is kept; whose it is, row security sees to. */
export type SavedFilterRow = {
  readonly id: string;
  readonly version: number;
  readonly of_table: "sites" | "cameras";
  readonly name: string;
  readonly query: string;
  readonly hidden: string[];
};

const COLUMNS = sql`id, version, of_table, name, query, hidden`;

/** The filters of one actor, by table and name. */
export async function listSavedFilters(db: Db, actor: string): Promise<SavedFilterRow[]> {
  const { rows } = await db.execute<SavedFilterRow>(
    sql`select ${COLUMNS} from saved_filters where actor = ${actor} order by of_table, name, id`,
  );
  return rows;
}

/** One filter of one actor. */
export async function findSavedFilter(db: Db, actor: string, id: string): Promise<SavedFilterRow | null> {
  const { rows } = await db.execute<SavedFilterRow>(
    sql`select ${COLUMNS} from saved_filters where actor = ${actor} and id = ${id}`,
  );
  return rows[0] ?? null;
}

/** Keeps a filter of one actor. @returns null where a filter of this table has the name already */
export async function insertSavedFilter(
  db: Db,
  actor: string,
  filter: Pick<SavedFilterRow, "name" | "query"> & { readonly of_table: string; readonly hidden: readonly string[] },
): Promise<SavedFilterRow | null> {
  const { rows } = await db.execute<SavedFilterRow>(sql`
    insert into saved_filters (actor, of_table, name, query, hidden)
    values (${actor}, ${filter.of_table}, ${filter.name}, ${filter.query}, ${sql.param([...filter.hidden])}::text[])
    on conflict (actor, of_table, name) do nothing returning ${COLUMNS}`);
  return rows[0] ?? null;
}

/** Whether another filter of the same table of one actor has a name. */
export async function isFilterNameTaken(
  db: Db,
  actor: string,
  filter: Pick<SavedFilterRow, "id" | "of_table">,
  name: string,
): Promise<boolean> {
  const { rows } = await db.execute<{ taken: boolean }>(sql`
    select exists (select from saved_filters
      where actor = ${actor} and of_table = ${filter.of_table} and name = ${name} and id <> ${filter.id}) as taken`);
  return rows[0]?.taken ?? false;
}

/** Renames a filter, unless it was changed since `expected`. @returns the new version; null if so */
export async function renameSavedFilterIfUnchanged(
  db: Db,
  { actor, id, name }: { readonly actor: string; readonly id: string; readonly name: string },
  expected: number,
): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    update saved_filters set name = ${name}, version = version + 1
    where actor = ${actor} and id = ${id} and version = ${expected} returning version`);
  return rows[0]?.version ?? null;
}

/** Forgets a filter, unless it was changed since `expected`. @returns whether it did */
export async function deleteSavedFilterIfUnchanged(
  db: Db,
  { actor, id }: { readonly actor: string; readonly id: string },
  expected: number,
): Promise<boolean> {
  const { rows } = await db.execute(
    sql`delete from saved_filters where actor = ${actor} and id = ${id} and version = ${expected} returning id`,
  );
  return rows.length > 0;
}

/** Makes what one actor does to their filters come one after another until the transaction ends, so that bounds and names hold. */
export async function lockSavedFilters(db: Db, actor: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${actor}, ${SEED}))`);
}

/** Any number that no other program of ours locks with; see `lockCityData`. */
const SEED = 163_014;
