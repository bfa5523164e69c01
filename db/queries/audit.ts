import { type SQL, sql } from "drizzle-orm";
import { ROOT } from "@/lib/access/jurisdiction-code";
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
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  /** Code of a jurisdiction: entries of it and of all below it. */
  readonly jurisdiction?: string | undefined;
  /** UTC milliseconds: not before this moment. */
  readonly from?: number | undefined;
  /** UTC milliseconds: before this moment. */
  readonly to?: number | undefined;
  /** Stands somewhere in the reason or the object, in whatever case. */
  readonly text?: string | undefined;
  /** Entries before this one, itself left out. */
  readonly before?: number | undefined;
  /** Entries after this one, itself left out. */
  readonly after?: number | undefined;
  /** Entries up to this one. */
  readonly upTo?: number | undefined;
};

/** The newest entries that fit, the newest first. */
export async function listAuditEntries(db: Db, filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
  const { rows } = await db.execute<AuditEntry>(
    sql`select ${COLUMNS} from audit_entries where ${fits(filter)} order by seq desc limit ${limit}`,
  );
  return rows;
}

/** The oldest entries that fit, the oldest first. */
export async function listOldestAuditEntries(db: Db, filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
  const { rows } = await db.execute<AuditEntry>(
    sql`select ${COLUMNS} from audit_entries where ${fits(filter)} order by seq limit ${limit}`,
  );
  return rows;
}

/** How many entries fit; about 0.2 s for a million, 0.6 s where a text is looked for. */
export async function countAuditEntries(db: Db, filter: AuditFilter): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::float8 as count from audit_entries where ${fits(filter)}`,
  );
  return rows[0]?.count ?? 0;
}

/** Number and hash of the entries that fit, the oldest first, in one moment of the database. */
export async function listAuditHashes(
  db: Db,
  filter: AuditFilter,
  limit: number,
): Promise<{ seq: number; hash: string }[]> {
  const { rows } = await db.execute<{ seq: number; hash: string }>(
    sql`select seq::float8 as seq, hash from audit_entries where ${fits(filter)} order by seq limit ${limit}`,
  );
  return rows;
}

/** Everybody who did something, each once, by name of actor: steps through the index from one actor to the next. */
export async function listAuditActors(db: Db, limit: number): Promise<string[]> {
  const { rows } = await db.execute<{ actor: string }>(sql`
    with recursive found as (
      (select actor from audit_entries order by actor limit 1)
      union all
      select (select e.actor from audit_entries e where e.actor > found.actor order by e.actor limit 1) from found where found.actor is not null
    )
    select actor from found where actor is not null limit ${limit}`);
  return rows.map(({ actor }) => actor);
}

function fits(filter: AuditFilter): SQL {
  const terms: SQL[] = [sql`true`];
  if (filter.actor !== undefined) terms.push(sql`actor = ${filter.actor}`);
  if (filter.action !== undefined) terms.push(sql`action = ${filter.action}`);
  if (filter.object !== undefined) terms.push(sql`object = ${filter.object}`);
  if (filter.jurisdiction !== undefined) terms.push(sql`jurisdiction_code like ${codesWithin(filter.jurisdiction)}`);
  if (filter.from !== undefined) terms.push(sql`at >= ${new Date(filter.from).toISOString()}::timestamptz`);
  if (filter.to !== undefined) terms.push(sql`at < ${new Date(filter.to).toISOString()}::timestamptz`);
  if (filter.text !== undefined) {
    const pattern = `%${literal(filter.text)}%`;
    terms.push(sql`(reason ilike ${pattern} or object ilike ${pattern})`);
  }
  if (filter.before !== undefined) terms.push(sql`seq < ${filter.before}`);
  if (filter.after !== undefined) terms.push(sql`seq > ${filter.after}`);
  if (filter.upTo !== undefined) terms.push(sql`seq <= ${filter.upTo}`);
  return sql.join(terms, sql` and `);
}

/** The codes within a jurisdiction as a pattern: the rule of `isWithin`. */
function codesWithin(code: string): string {
  if (code === ROOT) return "%";
  if (!/^\d{6}$/.test(code)) return literal(code);
  return code.replace(/(00){1,2}$/, (zeros) => "_".repeat(zeros.length));
}

/** A text that stands for itself in a pattern. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
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
