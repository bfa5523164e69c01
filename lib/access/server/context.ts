import "server-only";
import type { Db } from "@/db/client";
import type { Scope } from "@/db/queries/scope";
import type { Role } from "../roles";
import { readerContext } from "./reader-context";
import { requireOperator } from "./require-operator";

declare const made: unique symbol;

/**
 * Who is asking, and the transaction in which the answer is found. Only the makers can make one: `readerContext` for a request, `requireOperator` for the
 * command line, `systemContext` for programs of ours. The transaction sees what lies within `scope`, whatever a query says.
 */
export type Context = {
  readonly db: Db;
  /** As the audit names it: `web`, `cli:<system user>`, `jobs`. */
  readonly actor: string;
  readonly role: Role | "host" | "jobs" | "visitor";
  readonly scope: Scope;
  readonly [made]: true;
};

/** What a transaction is for: `read` sees one moment of the database throughout and can write nothing; `write` sees what others commit while it runs. */
export type Mode = "read" | "write";

/** Opens one transaction as somebody, to write unless said. For work of several short transactions. */
export type Opener = <T>(work: (context: Context) => Promise<T>, mode?: Mode) => Promise<T>;

/** Runs `work` in one read-only transaction, for a request of the web application; it sees the city on screen. */
export function asReader<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return readerContext(work);
}

/** Opens transactions for the command line. */
export const asOperator: Opener = (work, mode) => requireOperator()(work, mode);
