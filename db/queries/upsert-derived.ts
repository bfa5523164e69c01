import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";

/** Rows per statement: large enough to be quick, small enough that one message stays under some ten megabytes. */
const CHUNK = 1_000;

/** What an import did to one kind of record. `kept` counts rows that a person had edited and the file would have changed. */
export type ImportChange = { added: number; changed: number; gone: number; kept: number };

type DerivedTable = {
  readonly table: "sites" | "obstacles" | "cameras";
  /** Columns in the order of `values`, which reads them from the record `r`. */
  readonly columns: readonly string[];
  readonly values: SQL;
  /** Definition of `r`: names and types as in `jsonb_to_recordset`. */
  readonly record: SQL;
  /** Rows of the same jurisdiction that this import answers for. */
  readonly owned: SQL;
};

/**
 * Writes what an import derived, touching only what changed since the last import and nothing that a person edited.
 * Rows must carry `key` and `hash`; a key that no longer comes is marked as gone, and comes back if it returns.
 *
 * @returns Counts, and the ids of the rows written by key.
 */
export async function upsertDerived(
  db: Db,
  jurisdictionId: string,
  shape: DerivedTable,
  rows: readonly ({ readonly key: string; readonly hash: string } & object)[],
): Promise<{ change: ImportChange; written: ReadonlyMap<string, string> }> {
  const table = sql.identifier(shape.table);
  const columns = sql.raw(shape.columns.join(", "));
  const updates = sql.raw(shape.columns.map((column) => `${column} = excluded.${column}`).join(", "));
  // Who has a record open for editing is told that it is another by now.
  const versions = sql.raw(shape.table === "obstacles" ? "" : ", version = kept.version + 1");
  const written = new Map<string, string>();
  const change: ImportChange = { added: 0, changed: 0, gone: 0, kept: 0 };

  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = JSON.stringify(rows.slice(start, start + CHUNK));
    const done = await db.execute<{ id: string; key: string; added: boolean }>(sql`
      insert into ${table} as kept (jurisdiction_id, key, derived_hash, ${columns})
      select ${jurisdictionId}::uuid, r.key, r.hash, ${shape.values}
      from jsonb_to_recordset(${chunk}::jsonb) as r(key text, hash text, ${shape.record})
      on conflict (jurisdiction_id, key) do update
        set derived_hash = excluded.derived_hash, gone_at = null, ${updates}${versions}
        where kept.edited_at is null and (kept.derived_hash is distinct from excluded.derived_hash or kept.gone_at is not null)
      returning kept.id, kept.key, (kept.xmax = 0) as added`);
    for (const row of done.rows) {
      written.set(row.key, row.id);
      if (row.added) change.added += 1;
      else change.changed += 1;
    }
  }

  const keys = JSON.stringify(rows.map(({ key, hash }) => ({ key, hash })));
  const incoming = sql`jsonb_to_recordset(${keys}::jsonb) as r(key text, hash text)`;
  const kept = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from ${table} t join ${incoming} on r.key = t.key
    where t.jurisdiction_id = ${jurisdictionId} and t.edited_at is not null and t.derived_hash is distinct from r.hash`);
  change.kept = kept.rows[0]?.count ?? 0;
  const gone = await db.execute(sql`
    update ${table} t set gone_at = now()
    where t.jurisdiction_id = ${jurisdictionId} and ${shape.owned} and t.gone_at is null and t.edited_at is null
      and t.key not in (select r.key from ${incoming})`);
  change.gone = gone.rowCount ?? 0;
  return { change, written };
}
