import pg from "pg";

/** Runs one statement on a connection of its own, for tests of the database itself. @returns the first row, or an empty one */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 60_000 });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}
