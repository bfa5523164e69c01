import pg from "pg";
import { withinScope } from "./within-scope";

/**
 * Runs one statement, or several with semicolons between, on a connection of its own, for tests of the database itself.
 *
 * @param scope - What the statement sees: everything unless said; empty for nothing.
 * @returns the first row of the last statement, or an empty one
 */
export async function ask(url: string, statement: string, scope = "*"): Promise<Record<string, unknown>> {
  const client = new pg.Client({
    connectionString: withinScope(url, scope),
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
  });
  await client.connect();
  try {
    const results = [await client.query(statement)].flat();
    return results.at(-1)?.rows[0] ?? {};
  } finally {
    await client.end();
  }
}
