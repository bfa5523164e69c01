import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Names of people by their ids; without those outside the transaction's scope. */
export async function listPersonNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<{ id: string; name: string }>(
    sql`select id, display_name as name from people where id = any(${sql.param([...ids])}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Place = { readonly code: string; readonly name: string; readonly nameEn: string };

/** Jurisdictions by their codes, whatever the scope: their names are public. */
export async function listPlaces(db: Db, codes: readonly string[]): Promise<Place[]> {
  if (codes.length === 0) return [];
  const { rows } = await db.execute<Place>(
    sql`select code, name, name_en as "nameEn" from jurisdictions where code = any(${sql.param([...codes])}::text[])`,
  );
  return rows;
}

/** The jurisdictions within the transaction's scope, by code. */
export async function listPlacesInScope(db: Db): Promise<Place[]> {
  const { rows } = await db.execute<Place>(
    sql`select code, name, name_en as "nameEn" from jurisdictions where scope_holds(code) order by code`,
  );
  return rows;
}
