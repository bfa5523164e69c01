import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { PgBoss } from "pg-boss";
import type { DatabaseEnvironment } from "@/lib/config/environment";
import { COVERAGE_QUEUE, TILE_QUEUE } from "@/lib/coverage/coverage-job";
import { grantRights } from "./grant-rights";
import { QUEUE_OPTIONS } from "./queries/coverage-jobs";
import { setScope } from "./queries/scope";
import { seedReference } from "./seed/reference";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number that no other program locks with; two migrations at once wait for one another. */
const LOCK = 163_799;

/**
 * Brings a database to the newest schema, with its reference rows and job queue, and lets the other roles use it.
 *
 * @param ownerUrl - A role that may create tables; PostGIS must be installed, or the role be allowed to install it.
 * @param appUrl - The role the app signs in as; may read and write rows, never the schema.
 * @param jobsUrl - The role the job worker signs in as; may do less still, as may `gatewayUrl`. All get what `TABLE_RIGHTS` says.
 */
export async function migrateDatabase({ ownerUrl, appUrl, jobsUrl, gatewayUrl }: DatabaseEnvironment): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, max: 1 });
  try {
    const db = drizzle(pool);
    await db.execute(sql`select pg_advisory_lock(${LOCK})`);
    await db.execute(sql`set client_min_messages = warning`);
    await migrate(db, { migrationsFolder: MIGRATIONS });
    await db.transaction(async (transaction) => {
      // Row security holds for the owner too.
      await setScope(transaction, "*");
      await seedReference(transaction);
    });
    await installQueue(ownerUrl);
    await db.transaction((transaction) =>
      grantRights(transaction, {
        owner: roleOf(ownerUrl),
        app: roleOf(appUrl),
        jobs: roleOf(jobsUrl),
        gateway: roleOf(gatewayUrl),
      }),
    );
  } finally {
    await pool.end();
  }
}

async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false });
  await boss.start();
  for (const [name, policy] of [
    [COVERAGE_QUEUE, "stately"],
    [TILE_QUEUE, "standard"],
  ] as const) {
    await boss.createQueue(name, { policy, ...QUEUE_OPTIONS });
    // one that an older version made has its options
    await boss.updateQueue(name, QUEUE_OPTIONS);
  }
  await boss.stop({ graceful: false });
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
