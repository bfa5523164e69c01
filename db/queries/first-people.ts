import { sql } from "drizzle-orm";
import type { Role } from "@/lib/access/roles";
import type { Db } from "../client";

/** Whether anybody ever held an office: then the installation has been taken over, and makes no codes of its own any more. */
export async function hasOffices(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(sql`
    select exists (
      select from role_grants g join people p on p.id = g.person_id where g.role in ('sysadmin', 'secadmin', 'auditor') and not p.invented
    ) as found`);
  return rows[0]?.found === true;
}

export type FirstPerson = {
  readonly username: string;
  readonly displayName: string;
  readonly unit: string;
  readonly jurisdiction: string;
  readonly role: Role;
  readonly invented: boolean;
  readonly grantedBy: string;
  readonly reason: string;
};

/** Makes a person with one role, in force at once. @returns their id; null where there is somebody of this name */
export async function insertFirstPerson(db: Db, person: FirstPerson): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into people (jurisdiction_id, username, display_name, unit, invented)
    select id, ${person.username}, ${person.displayName}, ${person.unit}, ${person.invented} from jurisdictions where code = ${person.jurisdiction}
    on conflict (username) do nothing returning id`);
  const id = rows[0]?.id;
  if (id === undefined) return null;
  await db.execute(sql`
    insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason)
    select ${id}, id, ${person.role}, ${person.grantedBy}, ${person.reason} from jurisdictions where code = ${person.jurisdiction}`);
  return id;
}
