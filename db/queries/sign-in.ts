import { sql } from "drizzle-orm";
import type { Grant } from "@/lib/access/grant";
import type { Db } from "../client";

/** What is known of a session besides what the sign-in library knows. Times are UTC milliseconds. */
export type SessionRow = {
  readonly last_seen_at: number;
  readonly second_factor_at: number | null;
  readonly password_change_due: boolean;
  readonly two_factor_enabled: boolean;
  readonly person_id: string;
  readonly username: string;
  readonly display_name: string;
  readonly unit: string;
  readonly invented: boolean;
  readonly disabled: boolean;
  readonly jurisdiction: string;
};

const MS = (column: ReturnType<typeof sql>) => sql`(extract(epoch from ${column}) * 1000)::float8`;

/** A session by its id, with its person; null when it is over. */
export async function findSession(db: Db, id: string): Promise<SessionRow | null> {
  const { rows } = await db.execute<SessionRow>(sql`
    select ${MS(sql`s.last_seen_at`)} as last_seen_at, ${MS(sql`s.second_factor_at`)} as second_factor_at, u.password_change_due, u.two_factor_enabled,
      p.id as person_id, p.username, p.display_name, p.unit, p.invented, p.disabled_at is not null as disabled, j.code as jurisdiction
    from auth_sessions s join auth_users u on u.id = s.user_id join people p on p.id = u.id join jurisdictions j on j.id = p.jurisdiction_id
    where s.id = ${id}`);
  return rows[0] ?? null;
}

export type GrantRow = Grant & {
  readonly id: string;
  readonly jurisdictionName: string;
  readonly jurisdictionNameEn: string;
};

/** Every grant a person has or had, the oldest first. */
export async function listGrantsOf(db: Db, personId: string): Promise<GrantRow[]> {
  const { rows } = await db.execute<GrantRow>(sql`
    select g.id, g.role, j.code as jurisdiction, j.name as "jurisdictionName", j.name_en as "jurisdictionNameEn", ${MS(sql`g.valid_from`)} as from,
      ${MS(sql`g.valid_until`)} as until, ${MS(sql`g.revoked_at`)} as "revokedAt", g.approval_due as "approvalDue", ${MS(sql`g.approved_at`)} as "approvedAt"
    from role_grants g join jurisdictions j on j.id = g.jurisdiction_id where g.person_id = ${personId} order by g.valid_from, g.id`);
  return rows;
}

/** Notes that a session is used. */
export async function touchSession(db: Db, id: string): Promise<void> {
  await db.execute(sql`update auth_sessions set last_seen_at = now() where id = ${id}`);
}

/** Notes where a session was begun. @returns whose it is */
export async function noteSession(
  db: Db,
  token: string,
  from: { readonly address: string; readonly browser: string | null },
): Promise<{ person: string; username: string; jurisdiction: string }> {
  const { rows } = await db.execute<{ person: string; username: string; jurisdiction: string }>(sql`
    update auth_sessions s set ip_address = ${from.address}, user_agent = ${from.browser}
    from people p join jurisdictions j on j.id = p.jurisdiction_id
    where s.token = ${token} and p.id = s.user_id returning p.id as person, p.username, j.code as jurisdiction`);
  const [row] = rows;
  if (!row) throw new Error("the session that was just begun is gone");
  return row;
}

/** Where a person is kept. */
export async function findOwner(db: Db, personId: string): Promise<{ person: string; jurisdiction: string }> {
  const { rows } = await db.execute<{ person: string; jurisdiction: string }>(
    sql`select p.id as person, j.code as jurisdiction from people p join jurisdictions j on j.id = p.jurisdiction_id where p.id = ${personId}`,
  );
  const [row] = rows;
  if (!row) throw new Error("no such person");
  return row;
}

/** Who has a name to sign in with, and where they are kept; null where nobody has it. */
export async function findOwnerByName(
  db: Db,
  username: string,
): Promise<{ person: string; jurisdiction: string } | null> {
  const { rows } = await db.execute<{ person: string; jurisdiction: string }>(
    sql`select p.id as person, j.code as jurisdiction from people p join jurisdictions j on j.id = p.jurisdiction_id where p.username = ${username}`,
  );
  return rows[0] ?? null;
}

/** Ends the session of a token. */
export async function endSessionOf(db: Db, token: string): Promise<void> {
  await db.execute(sql`delete from auth_sessions where token = ${token}`);
}

/** Notes that a session's person has just given a code of the second factor. */
export async function markSecondFactor(db: Db, token: string): Promise<void> {
  await db.execute(sql`update auth_sessions set second_factor_at = now() where token = ${token}`);
}

/** Ends one session of a person, or all but one. @returns how many it ended */
export async function endSessions(
  db: Db,
  personId: string,
  which: { readonly only: string } | { readonly except: string | null },
): Promise<number> {
  const term = "only" in which ? sql`id = ${which.only}` : sql`id is distinct from ${which.except}`;
  const { rowCount } = await db.execute(sql`delete from auth_sessions where user_id = ${personId} and ${term}`);
  return rowCount ?? 0;
}

export type OpenSession = {
  readonly id: string;
  readonly beganAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly address: string | null;
  readonly browser: string | null;
};

/** The sessions of a person that are not over, the last used first. */
export async function listSessionsOf(db: Db, personId: string, idleMs: number): Promise<OpenSession[]> {
  const { rows } = await db.execute<OpenSession>(sql`
    select id, ${MS(sql`created_at`)} as "beganAt", ${MS(sql`last_seen_at`)} as "lastSeenAt", ${MS(sql`expires_at`)} as "expiresAt",
      ip_address as address, user_agent as browser
    from auth_sessions where user_id = ${personId} and expires_at > now() and last_seen_at > now() - ${`${idleMs} milliseconds`}::interval
    order by last_seen_at desc`);
  return rows;
}

/** How many failures a subject may have in how long, and how long the first lock lasts; each further failure doubles it, up to a day. */
export type LockRule = { readonly limit: number; readonly windowMs: number; readonly firstLockMs: number };

/**
 * Counts an attempt as failed before it is looked at, so that of many at once no more than the limit are looked at; `forgiveAttempt` and `clearFailures`
 * take it back. Counts from one again where the last failure, or the lock after it, is older than the window.
 *
 * @returns `taken`: it may be looked at, and `locks` the subject should it fail; else until when the subject is locked, UTC milliseconds
 */
export async function takeAttempt(
  db: Db,
  subject: string,
  rule: LockRule,
): Promise<{ readonly taken: true; readonly locks: boolean } | { readonly taken: false; readonly until: number }> {
  const span = (ms: number) => sql`${`${ms} milliseconds`}::interval`;
  const old = sql`greatest(f.last_at, coalesce(f.locked_until, f.last_at)) < now() - ${span(rule.windowMs)}`;
  const { rows } = await db.execute<{ locks: boolean }>(sql`
    insert into sign_in_failures as f (subject, failures, last_at) values (${subject}, 1, now())
    on conflict (subject) do update set
      failures = case when ${old} then 1 else f.failures + 1 end,
      last_at = now(),
      locked_until = case when ${old} or f.failures + 1 < ${rule.limit} then null
        else now() + least(${span(rule.firstLockMs)} * power(2, least(f.failures + 1 - ${rule.limit}, 20)), interval '1 day') end
    where coalesce(f.locked_until, '-infinity') <= now()
    returning failures, locked_until is not null as locks`);
  const [row] = rows;
  if (row) return { taken: true, locks: row.locks };
  const { rows: locks } = await db.execute<{ at: number }>(
    sql`select ${MS(sql`locked_until`)} as at from sign_in_failures where subject = ${subject}`,
  );
  return { taken: false, until: locks[0]?.at ?? Date.now() };
}

/** Takes back the count of one attempt that went well, and a lock that it would have caused. */
export async function forgiveAttempt(db: Db, subject: string): Promise<void> {
  await db.execute(
    sql`update sign_in_failures set failures = greatest(failures - 1, 0), locked_until = null where subject = ${subject}`,
  );
}

/** Forgets the failures of a subject. */
export async function clearFailures(db: Db, subject: string): Promise<void> {
  await db.execute(sql`delete from sign_in_failures where subject = ${subject}`);
}

/** Forgets failures that count no longer. */
export async function dropOldFailures(db: Db): Promise<void> {
  await db.execute(
    sql`delete from sign_in_failures where greatest(last_at, coalesce(locked_until, last_at)) < now() - interval '2 days'`,
  );
}

/** When a person's one-time code stops working; null for a password of their own, undefined where nobody has this name. */
export async function findPasswordExpiry(db: Db, username: string): Promise<number | null | undefined> {
  const { rows } = await db.execute<{ at: number | null }>(
    sql`select ${MS(sql`password_expires_at`)} as at from auth_users where username = ${username}`,
  );
  return rows[0] === undefined ? undefined : rows[0].at;
}

/** Creates what the sign-in library needs to know of a person. */
export async function insertSignIn(db: Db, person: { readonly id: string; readonly username: string }): Promise<void> {
  await db.execute(sql`
    insert into auth_users (id, name, email, username) values (${person.id}, ${person.username}, ${`${person.id}@users.invalid`}, ${person.username})`);
}

/** Gives a person a password. @param code - Set for a one-time code: until when it works; it has to be changed at the first sign-in. */
export async function setPassword(
  db: Db,
  personId: string,
  hash: string,
  code: { readonly expiresAt: number } | null,
): Promise<void> {
  const expires = code ? sql`to_timestamp(${code.expiresAt / 1000})` : sql`null`;
  await db.execute(sql`
    insert into auth_accounts (id, account_id, provider_id, user_id, password)
    values (gen_random_uuid()::text, ${personId}, 'credential', ${personId}, ${hash})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`);
  await db.execute(
    sql`update auth_users set password_change_due = ${code !== null}, password_expires_at = ${expires}, updated_at = now() where id = ${personId}`,
  );
  if (!code) await db.execute(sql`insert into password_history (person_id, hash) values (${personId}, ${hash})`);
}

/** Hashes of a person's last passwords, the newest first. */
export async function listPasswordHashes(db: Db, personId: string, limit: number): Promise<string[]> {
  const { rows } = await db.execute<{ hash: string }>(
    sql`select hash from password_history where person_id = ${personId} order by created_at desc, id limit ${limit}`,
  );
  return rows.map(({ hash }) => hash);
}

/** The hash of a person's password now; null where they sign in otherwise. */
export async function findPasswordHash(db: Db, personId: string): Promise<string | null> {
  const { rows } = await db.execute<{ password: string | null }>(
    sql`select password from auth_accounts where user_id = ${personId} and provider_id = 'credential'`,
  );
  return rows[0]?.password ?? null;
}

/** Takes a person's second factor away, so that they set up another. */
export async function removeSecondFactor(db: Db, personId: string): Promise<void> {
  await db.execute(sql`delete from auth_two_factors where user_id = ${personId}`);
  await db.execute(sql`update auth_users set two_factor_enabled = false, updated_at = now() where id = ${personId}`);
}
