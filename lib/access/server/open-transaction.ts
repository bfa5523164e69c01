import "server-only";
import { type Db, database } from "@/db/client";
import { type Scope, setScope } from "@/db/queries/scope";
import type { Context, Mode } from "./context";

const MODES = {
  /** One snapshot, so that figures of one answer belong together. */
  read: { isolationLevel: "repeatable read", accessMode: "read only" },
  /** Each statement sees what others have committed, without which the audit's chain could not find its end; see `lockCityData` for what must not interleave. */
  write: { isolationLevel: "read committed", accessMode: "read write" },
} as const;

type Asker = Pick<Context, "actor" | "role">;

/**
 * Makes a context: opens a transaction and limits it to a scope before anything else is asked. For the makers of this folder alone, which dependency-cruiser
 * sees to.
 *
 * @param scope - What it may reach, or how to find out within the transaction.
 */
export function openTransaction<T>(
  asker: Asker,
  scope: Scope | ((transaction: Db) => Promise<Scope>),
  mode: Mode,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return database().db.transaction(async (transaction) => {
    const db = transaction as Db;
    if (typeof scope !== "function") await setScope(db, scope);
    return work({ ...asker, db, scope: typeof scope === "function" ? await scope(db) : scope } as Context);
  }, MODES[mode]);
}
