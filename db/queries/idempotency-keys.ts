import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Any number that no other program of ours locks with; see `lockCityData`. */
const SEED = 163_012;

/** Makes requests of one actor with one key come one after another until the transaction ends: the first does it, the others find its answer. */
export async function lockIdempotencyKey(db: Db, actor: string, key: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${actor} ${key}`}, ${SEED}))`);
}

/** The answer kept for a key; null where there is none, or none younger than `hours`. */
export async function findKeptAnswer(db: Db, actor: string, key: string, hours: number) {
  const { rows } = await db.execute<{ route: string; body_hash: string; status: number; response: unknown }>(sql`
    select route, body_hash, status, response from idempotency_keys
    where actor = ${actor} and key = ${key} and created_at > now() - make_interval(hours => ${hours})`);
  return rows[0] ?? null;
}

/** Keeps an answer for its key, and forgets the actor's answers older than `hours`. */
export async function keepAnswer(
  db: Db,
  answer: { actor: string; key: string; route: string; bodyHash: string; status: number; response: unknown },
  hours: number,
): Promise<void> {
  const { actor, key, route, bodyHash, status, response } = answer;
  await db.execute(sql`
    delete from idempotency_keys where actor = ${actor} and created_at <= now() - make_interval(hours => ${hours})`);
  await db.execute(sql`
    insert into idempotency_keys (actor, key, route, body_hash, status, response)
    values (${actor}, ${key}, ${route}, ${bodyHash}, ${status}, ${JSON.stringify(response ?? null)}::jsonb)`);
}
