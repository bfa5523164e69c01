import "server-only";
import { type Database, type Db, database } from "@/db/client";

declare const made: unique symbol;

/** Who is asking, and the transaction in which the answer is found. Only the makers below can make one. */
export type Context = { readonly db: Db; readonly actor: string; readonly [made]: true };

/** Opens one transaction as somebody: `asOperator` or `asJobRunner`. For work of several short transactions. */
export type Opener = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** Runs `work` in one read-only transaction, for a request of the web application. */
export function asReader<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return inTransaction(database(), "web", "read only", work);
}

/** Runs `work` in one transaction for the command line: whoever can read the data folder acts as `cli`. */
export function asOperator<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return inTransaction(database(), "cli", "read write", work);
}

/** Runs `work` in one transaction for the job runner. */
export function asJobRunner<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return inTransaction(database(), "jobs", "read write", work);
}

function inTransaction<T>(
  { db }: Database,
  actor: string,
  accessMode: "read only" | "read write",
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return db.transaction((transaction) => work({ db: transaction as Db, actor } as Context), {
    isolationLevel: "repeatable read",
    accessMode,
  });
}
