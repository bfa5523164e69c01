import { type SQL, sql } from "drizzle-orm";

/** Whether a camera of `alias` is in force and not retired: only then it counts in coverage. `null` where the table has no alias. */
export function isCounted(alias: string | null): SQL {
  const column = (name: string) =>
    alias === null ? sql.identifier(name) : sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
  return sql`${column("gone_at")} is null and ${column("retired_on")} is null`;
}
