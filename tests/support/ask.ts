import pg from "pg";

/**
 * Runs one statement on a connection of its own, for tests of the database itself.
 *
 * @param scope - What the statement sees: everything unless said; empty for nothing.
 * @returns the first row, or an empty one
 */
export async function ask(url: string, statement: string, scope = "*"): Promise<Record<string, unknown>> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
    // For this one connection of a test; the product sets its scope for one transaction at a time.
    options: `-c sightline.scope=${scope}`,
  });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}
