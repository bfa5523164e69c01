import { sql } from "drizzle-orm";
import type { Db } from "./client";
import { TABLE_RIGHTS, type TableRights } from "./table-rights";

/** The roles by their names in this database. One role may be several; what it may do is then the sum. */
export type RoleNames = {
  readonly owner: string;
  readonly app: string;
  readonly jobs: string;
  readonly gateway: string;
};

/** Gives the roles exactly the rights of `TABLE_RIGHTS`, and takes away what an older version gave. The owner keeps what it owns. */
export async function grantRights(db: Db, roles: RoleNames): Promise<void> {
  const { owner, app, jobs, gateway } = roles;
  const others = [...new Set([app, jobs, gateway])].filter((role) => role !== owner);
  await db.execute(sql`revoke execute on function audit_head() from public`);
  for (const name of others) await grantSchema(db, name, "public");
  for (const name of others.filter((role) => role === app || role === jobs)) {
    await grantSchema(db, name, "pgboss");
    await db.execute(
      sql`grant select, insert, update, delete on all tables in schema pgboss to ${sql.identifier(name)}`,
    );
  }
  for (const [table, rights] of Object.entries(TABLE_RIGHTS)) {
    // PostGIS owns this one, and lets everybody read it.
    if (table === "spatial_ref_sys") continue;
    for (const name of others)
      await db.execute(sql`revoke all on ${sql.identifier(table)} from ${sql.identifier(name)}`);
    await grantTable(db, table, rights, roles);
  }
}

async function grantSchema(db: Db, role: string, name: string): Promise<void> {
  const [schema, to] = [sql.identifier(name), sql.identifier(role)];
  await db.execute(sql`grant usage on schema ${schema} to ${to}`);
  await db.execute(sql`grant usage on all sequences in schema ${schema} to ${to}`);
  await db.execute(sql`grant execute on all functions in schema ${schema} to ${to}`);
}

async function grantTable(db: Db, table: string, rights: TableRights, roles: RoleNames): Promise<void> {
  const { owner, app, jobs, gateway } = roles;
  for (const [name, verbs] of [
    [app, rights.app],
    [jobs, rights.jobs],
    [gateway, rights.gateway ?? []],
  ] as const) {
    if (name === owner || verbs.length === 0) continue;
    await db.execute(sql`grant ${sql.raw(verbs.join(", "))} on ${sql.identifier(table)} to ${sql.identifier(name)}`);
  }
  if (!rights.appColumns || app === owner) return;
  const columns = sql.join(
    rights.appColumns.update.map((column) => sql.identifier(column)),
    sql`, `,
  );
  await db.execute(sql`grant update (${columns}) on ${sql.identifier(table)} to ${sql.identifier(app)}`);
}
