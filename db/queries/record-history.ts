import { sql } from "drizzle-orm";
import type { Db } from "../client";

/**
 * The changes of one record after a version, the oldest first, as the audit tells them. `at` is UTC milliseconds; `before` holds what changed fields held.
 *
 * @param history - The object and action of its entries; `record` is the id that their `after` carries, where one object holds several records.
 */
export async function listChangesSince(
  db: Db,
  history: { readonly object: string; readonly action: string; readonly record?: string },
  version: number,
) {
  const one = history.record === undefined ? sql`` : sql`and after->>'id' = ${history.record}`;
  const { rows } = await db.execute<{ actor: string; at: number; before: Record<string, unknown> | null }>(sql`
    select actor, (extract(epoch from at) * 1000)::float8 as at, before from audit_entries
    where object = ${history.object} and action = ${history.action} and (after->>'version')::int > ${version} ${one} order by seq`);
  return rows;
}

type ToldChange = {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
};

/** What the fields that a version of one record changed held before and after, as the audit tells it; null where it does not know that version. */
export async function findChangeTo(
  db: Db,
  { object, action }: { readonly object: string; readonly action: string },
  version: number,
): Promise<ToldChange | null> {
  const { rows } = await db.execute<ToldChange>(sql`
    select before, after from audit_entries where object = ${object} and action = ${action} and (after->>'version')::int = ${version} order by seq desc limit 1`);
  return rows[0] ?? null;
}
