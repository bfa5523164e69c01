import { sql } from "drizzle-orm";
import type { Role } from "@/lib/access/roles";
import type { Db } from "../client";

/** The invented people who may sign in, with the role each has: one per role. */
export async function listInventedPeople(db: Db): Promise<{ username: string; displayName: string; role: Role }[]> {
  const { rows } = await db.execute<{ username: string; displayName: string; role: Role }>(sql`
    select p.username, p.display_name as "displayName", g.role
    from people p join role_grants g on g.person_id = p.id
    where p.invented and p.disabled_at is null and g.revoked_at is null order by g.valid_from, p.username`);
  return rows;
}

/** Whether somebody of this name is invented, and may sign in. */
export async function findInventedPerson(db: Db, username: string): Promise<{ id: string } | null> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from people where username = ${username} and invented and disabled_at is null`,
  );
  return rows[0] ?? null;
}
