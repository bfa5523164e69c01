import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** What a transaction may reach. `*`: everything; else codes of jurisdictions, each with all below it; none: nothing. */
export type Scope = "*" | readonly string[];

/** The scope as the database and the audit write it. @throws {RangeError} for a code that would be read as several, or as everything */
export function scopeText(scope: Scope): string {
  if (scope === "*") return scope;
  const odd = scope.find((code) => !/^[\w-]+$/.test(code));
  if (odd !== undefined) throw new RangeError(`not the code of a jurisdiction: ${JSON.stringify(odd)}`);
  return scope.join(",");
}

/**
 * Limits the transaction under way, and it alone, to a scope, and tells the database for whom it is. For the makers of contexts and the migration; nobody
 * else may call it.
 */
export async function setScope(transaction: Db, scope: Scope, actor = ""): Promise<void> {
  await transaction.execute(
    sql`select set_config('sightline.scope', ${scopeText(scope)}, true), set_config('sightline.actor', ${actor}, true)`,
  );
}
