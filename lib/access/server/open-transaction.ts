import "server-only";
import { database } from "@/db/client";
import { type Scope, setScope } from "@/db/queries/scope";
import type { Action } from "../policy";
import type { Context, Mode } from "./context";

const MODES = {
  /** One snapshot, so that figures of one answer belong together. */
  read: { isolationLevel: "repeatable read", accessMode: "read only" },
  /** Each statement sees what others have committed, without which the audit's chain could not find its end; see `lockCityData` for what must not interleave. */
  write: { isolationLevel: "read committed", accessMode: "read write" },
} as const;

type Asker = Pick<Context, "actor" | "role" | "reaches">;

/**
 * Makes a context: opens a transaction and limits it to a scope before anything else is asked. For the makers of this folder alone, which dependency-cruiser
 * sees to.
 */
export function openTransaction<A extends Action, T>(
  asker: Asker,
  scope: Scope,
  mode: Mode,
  work: (context: Context<A>) => Promise<T>,
): Promise<T> {
  return database().transaction(async (db) => {
    await setScope(db, scope, asker.actor);
    return work({ ...asker, db, scope } as Context<A>);
  }, MODES[mode]);
}
