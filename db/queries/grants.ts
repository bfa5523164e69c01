import { sql } from "drizzle-orm";
import type { Grant } from "@/lib/access/grant";
import type { Role } from "@/lib/access/roles";
import type { Db } from "../client";
import type { PlaceRow } from "./people";

/** An actor of the audit; `name` where it is a person within the transaction's scope. */
export type ActorRow = { readonly actor: string; readonly name: string | null };

/** A grant with who made, approved and revoked it, and why. Times are UTC milliseconds. */
export type StoredGrant = Omit<Grant, "jurisdiction"> & {
  readonly id: string;
  readonly person: string;
  readonly jurisdiction: PlaceRow;
  readonly reason: string;
  readonly grantedBy: ActorRow;
  readonly approvedBy: ActorRow | null;
  readonly revokedBy: ActorRow | null;
  readonly revokeReason: string | null;
};

const ms = (column: string) => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::float8`;
const actor = (
  column: string,
) => sql`case when ${sql.raw(column)} is not null then jsonb_build_object('actor', ${sql.raw(column)},
  'name', (select a.display_name from people a where ${sql.raw(column)} = 'person:' || a.id)) end`;
const GRANT = sql`
  select g.id, g.person_id as person, g.role, jsonb_build_object('code', j.code, 'name', j.name, 'nameEn', j.name_en) as jurisdiction, g.reason,
    ${ms("g.valid_from")} as from, ${ms("g.valid_until")} as until, g.approval_due as "approvalDue", ${ms("g.approved_at")} as "approvedAt",
    ${ms("g.revoked_at")} as "revokedAt", g.revoke_reason as "revokeReason", ${actor("g.granted_by")} as "grantedBy",
    ${actor("g.approved_by")} as "approvedBy", ${actor("g.revoked_by")} as "revokedBy"
  from role_grants g join jurisdictions j on j.id = g.jurisdiction_id`;

/** Every grant of a person within the transaction's scope, past ones too, the newest first. */
export async function listStoredGrants(db: Db, person: string): Promise<StoredGrant[]> {
  const { rows } = await db.execute<StoredGrant>(
    sql`${GRANT} where g.person_id = ${person} order by g.valid_from desc, g.id`,
  );
  return rows;
}

/** A grant within the transaction's scope. */
export async function findStoredGrant(db: Db, id: string): Promise<StoredGrant | null> {
  const { rows } = await db.execute<StoredGrant>(sql`${GRANT} where g.id = ${id}`);
  return rows[0] ?? null;
}

const EXCLUSION_VIOLATION = "23P01";

/** Grants a role. @returns its id; null where the person holds another of the three offices at some moment of it, seen or not */
export async function insertGrant(
  db: Db,
  grant: {
    readonly person: string;
    readonly role: Role;
    readonly jurisdiction: string;
    readonly by: string;
    readonly reason: string;
    readonly until: number | null;
    readonly approvalDue: boolean;
  },
): Promise<string | null> {
  try {
    const { rows } = await db.execute<{ id: string }>(sql`
      insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason, valid_until, approval_due)
      select ${grant.person}, id, ${grant.role}, ${grant.by}, ${grant.reason},
        ${grant.until === null ? sql`null::timestamptz` : sql`to_timestamp(${grant.until / 1000})`}, ${grant.approvalDue}
      from jurisdictions where code = ${grant.jurisdiction} returning id`);
    const [row] = rows;
    if (!row) throw new Error(`no jurisdiction ${grant.jurisdiction}`);
    return row.id;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
    if (cause?.code === EXCLUSION_VIOLATION) return null;
    throw error;
  }
}

/** Puts a grant in force, as the second person. */
export async function approveStoredGrant(db: Db, id: string, by: string): Promise<void> {
  await db.execute(sql`update role_grants set approved_at = now(), approved_by = ${by} where id = ${id}`);
}

/** Ends a grant. */
export async function revokeStoredGrant(db: Db, id: string, by: string, reason: string): Promise<void> {
  await db.execute(
    sql`update role_grants set revoked_at = now(), revoked_by = ${by}, revoke_reason = ${reason} where id = ${id}`,
  );
}
