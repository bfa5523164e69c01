import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { COVERAGE_QUEUE } from "@/lib/coverage/coverage-job";
import { seedReference } from "./seed/reference";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number that no other program locks with; two migrations at once wait for one another. */
const LOCK = 163_799;

/**
 * Brings a database to the newest schema, with its reference rows and job queue, and lets the app role use it.
 *
 * @param ownerUrl - A role that may create tables; PostGIS must be installed, or the role be allowed to install it.
 * @param appUrl - The role the app signs in as; granted reading and writing of rows, never of the schema.
 */
export async function migrateDatabase({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, max: 1 });
  try {
    const db = drizzle(pool);
    await db.execute(sql`select pg_advisory_lock(${LOCK})`);
    await db.execute(sql`set client_min_messages = warning`);
    await migrate(db, { migrationsFolder: MIGRATIONS });
    await seedReference(db);
    await installQueue(ownerUrl);
    const role = decodeURIComponent(new URL(appUrl).username);
    if (role !== decodeURIComponent(new URL(ownerUrl).username)) await grant(db, role);
  } finally {
    await pool.end();
  }
}

async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(COVERAGE_QUEUE, { policy: "stately", retryLimit: 3, retryDelay: 5, expireInSeconds: 900 });
  await boss.stop({ graceful: false });
}

async function grant(db: ReturnType<typeof drizzle>, role: string): Promise<void> {
  const app = sql.identifier(role);
  for (const schema of [sql.identifier("public"), sql.identifier("pgboss")]) {
    await db.execute(sql`grant usage on schema ${schema} to ${app}`);
    await db.execute(sql`grant select, insert, update, delete on all tables in schema ${schema} to ${app}`);
    await db.execute(sql`grant usage on all sequences in schema ${schema} to ${app}`);
    await db.execute(sql`grant execute on all functions in schema ${schema} to ${app}`);
  }
}
