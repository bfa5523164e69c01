import { sql } from "drizzle-orm";
import type { Db } from "./client";
import { TABLE_RIGHTS } from "./table-rights";

/** The roles by their names in this database. One role may be several; what it may do is then the sum. */
export type RoleNames = { readonly owner: string; readonly app: string; readonly jobs: string };

/** Gives the roles exactly the rights of `TABLE_RIGHTS`, and takes away what an older version gave. The owner keeps what it owns. */
export async function grantRights(db: Db, { owner, app, jobs }: RoleNames): Promise<void> {
  const others = [...new Set([app, jobs])].filter((role) => role !== owner);
  await db.execute(sql`revoke execute on function audit_head() from public`);
  for (const name of others) {
    const role = sql.identifier(name);
    for (const schema of ["public", "pgboss"]) {
      await db.execute(sql`grant usage on schema ${sql.identifier(schema)} to ${role}`);
      await db.execute(sql`grant usage on all sequences in schema ${sql.identifier(schema)} to ${role}`);
      await db.execute(sql`grant execute on all functions in schema ${sql.identifier(schema)} to ${role}`);
    }
    await db.execute(sql`grant select, insert, update, delete on all tables in schema pgboss to ${role}`);
  }
  for (const [table, rights] of Object.entries(TABLE_RIGHTS)) {
    // PostGIS owns this one, and lets everybody read it.
    if (table === "spatial_ref_sys") continue;
    for (const name of others)
      await db.execute(sql`revoke all on ${sql.identifier(table)} from ${sql.identifier(name)}`);
    for (const [name, verbs] of [
      [app, rights.app],
      [jobs, rights.jobs],
    ] as const) {
      if (name === owner || verbs.length === 0) continue;
      await db.execute(sql`grant ${sql.raw(verbs.join(", "))} on ${sql.identifier(table)} to ${sql.identifier(name)}`);
    }
    if (rights.appColumns && app !== owner) {
      const columns = sql.join(
        rights.appColumns.update.map((column) => sql.identifier(column)),
        sql`, `,
      );
      await db.execute(sql`grant update (${columns}) on ${sql.identifier(table)} to ${sql.identifier(app)}`);
    }
  }
}
