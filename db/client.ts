import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgTransactionConfig } from "drizzle-orm/pg-core";
import pg from "pg";

/** A connection or an open transaction; queries take either. */
export type Db = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

export type Database = {
  readonly db: Db;
  /**
   * Runs work in a transaction on a connection of its own, which is given back whatever becomes of it. Drizzle's own way on a pool never gives back one that broke
   * before it had begun, so that a server which restarts a few times would leave none.
   */
  readonly transaction: <T>(work: (db: Db) => Promise<T>, config?: PgTransactionConfig) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Every limit is set, because pg's defaults wait for ever on a dead link. Milliseconds. */
const LIMITS = {
  connectionTimeoutMillis: 10_000,
  query_timeout: 125_000,
  statement_timeout: 120_000,
  idle_in_transaction_session_timeout: 60_000,
  idleTimeoutMillis: 30_000,
} as const;

/**
 * Opens a pool on a PostGIS database.
 *
 * @param url - `postgres://…`; a socket directory may stand in `?host=`.
 * @param max - Most connections the pool may hold.
 */
export function openDatabase(url: string, max = 10): Database {
  const pool = new pg.Pool({ connectionString: url, max, ...LIMITS });
  // A server that restarts breaks idle connections; the pool replaces them, and the next query reports what matters.
  pool.on("error", () => undefined);
  // One that breaks while it is in use says so itself, and with nobody listening would end the process; the query under way, or the next, reports it.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return {
    db: drizzle(pool),
    transaction: async (work, config) => {
      const client = await pool.connect();
      try {
        return await drizzle(client).transaction((transaction) => work(transaction as Db), config);
      } finally {
        // Whoever is still within a transaction, or is broken, is closed instead.
        client.release(client.getTransactionStatus() !== "I");
      }
    },
    close: () => pool.end(),
  };
}

const shared = globalThis as typeof globalThis & { sightlineDatabase?: Database };

/**
 * The process's own pool on `DATABASE_URL`, opened on first use; kept on the global object so that a reload in development does not open another.
 * @throws {Error} when `DATABASE_URL` is not set.
 */
export function database(): Database {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start with `npm run up`, or set it to a PostGIS database");
  shared.sightlineDatabase ??= openDatabase(url);
  return shared.sightlineDatabase;
}
