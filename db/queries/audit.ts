import { type SQL, sql } from "drizzle-orm";
import type { AuditEntry, Json } from "@/lib/audit/audit-entry";
import type { Checkpoint } from "@/lib/audit/checkpoint";
import type { Db } from "../client";

/**
 * The end of the chain: `seq` 0 where there is none. Waits until no other transaction is adding an entry, and keeps others waiting until this one ends,
 * so it comes last in a transaction that writes.
 */
export async function takeAuditHead(db: Db): Promise<{ seq: number; hash: string }> {
  const { rows } = await db.execute<{ seq: number; hash: string }>(
    sql`select seq::float8 as seq, hash from audit_head()`,
  );
  const [head] = rows;
  if (!head) throw new Error("audit_head returned no row");
  return head;
}

/** Adds an entry; the database refuses one that does not follow the end of the chain. */
export async function insertAuditEntry(db: Db, entry: AuditEntry): Promise<void> {
  const json = (value: Json) => (value === null ? null : JSON.stringify(value));
  await db.execute(sql`
    insert into audit_entries (seq, at, actor, role, scope, jurisdiction_code, action, object, before, after, reason, previous_hash, hash)
    values (${entry.seq}, ${new Date(entry.at).toISOString()}::timestamptz, ${entry.actor}, ${entry.role}, ${entry.scope}, ${entry.jurisdiction},
      ${entry.action}, ${entry.object}, ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${entry.reason}, ${entry.previousHash}, ${entry.hash})`);
}

const COLUMNS = sql`seq::float8 as seq, (extract(epoch from at) * 1000)::float8 as at, actor, role, scope, jurisdiction_code as jurisdiction, action, object,
  before, after, reason, previous_hash as "previousHash", hash`;

/** A page of the entries after one, by rising `seq`: the whole audit, page by page. */
export async function listAuditEntriesAfter(db: Db, seq: number, limit: number): Promise<AuditEntry[]> {
  const { rows } = await db.execute<AuditEntry>(
    sql`select ${COLUMNS} from audit_entries where seq > ${seq} order by seq limit ${limit}`,
  );
  return rows;
}

/** What to look for in the audit; what is left out does not narrow it. */
export type AuditFilter = {
  readonly actor?: string;
  readonly action?: string;
  readonly object?: string;
  readonly before?: number;
};

/** The newest entries that fit, the newest first, and before entry `before` where that is given. */
export async function listAuditEntries(db: Db, filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
  const terms: SQL[] = [sql`true`];
  if (filter.actor !== undefined) terms.push(sql`actor = ${filter.actor}`);
  if (filter.action !== undefined) terms.push(sql`action = ${filter.action}`);
  if (filter.object !== undefined) terms.push(sql`object = ${filter.object}`);
  if (filter.before !== undefined) terms.push(sql`seq < ${filter.before}`);
  const { rows } = await db.execute<AuditEntry>(
    sql`select ${COLUMNS} from audit_entries where ${sql.join(terms, sql` and `)} order by seq desc limit ${limit}`,
  );
  return rows;
}

/** Keeps a checkpoint, unless there is one of the same entry. */
export async function insertCheckpoint(db: Db, { seq, hash, at, key, signature }: Checkpoint): Promise<void> {
  await db.execute(sql`
    insert into audit_checkpoints (seq, hash, at, key, signature) values (${seq}, ${hash}, ${new Date(at).toISOString()}::timestamptz, ${key}, ${signature})
    on conflict (seq) do nothing`);
}

/** Every checkpoint, the oldest first. */
export async function listCheckpoints(db: Db): Promise<Checkpoint[]> {
  const { rows } = await db.execute<Checkpoint>(sql`
    select seq::float8 as seq, hash, (extract(epoch from at) * 1000)::float8 as at, key, signature from audit_checkpoints order by seq`);
  return rows;
}
