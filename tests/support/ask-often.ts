import pg from "pg";

/** One connection for many questions. */
export type Questions = {
  /** @returns the first row of a statement with `$1`, `$2` … in it, or undefined */
  readonly ask: <T extends pg.QueryResultRow>(statement: string, values: readonly unknown[]) => Promise<T | undefined>;
  readonly close: () => Promise<void>;
};

/** Opens a connection for tests that ask the database itself a thousand things; for one thing there is `ask`. */
export async function askOften(url: string): Promise<Questions> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 60_000 });
  await client.connect();
  return {
    ask: async <T extends pg.QueryResultRow>(statement: string, values: readonly unknown[]) =>
      (await client.query<T>(statement, [...values])).rows[0],
    close: () => client.end(),
  };
}
