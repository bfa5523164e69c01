import "server-only";
import type { Db } from "@/db/client";
import type { Scope } from "@/db/queries/scope";
import type { Action } from "../policy";
import type { Role } from "../roles";
import { requireOperator } from "./require-operator";
import { requireViewer } from "./require-viewer";

declare const made: unique symbol;

/**
 * Who is asking, what they may do, and the transaction in which the answer is found. Only the makers can make one: `requireViewer` for a person who signed in,
 * `requireOperator` for the command line, `systemContext` for programs of ours. A use case asks for `Context<"sites.read">`: one that was made for another
 * action does not fit. The transaction sees what lies within `scope`, whatever a query says.
 */
export type Context<A extends Action = never> = {
  readonly db: Db;
  /** As the audit names it: `person:<id>`, `cli:<system user>`, `jobs`, `gateway`. */
  readonly actor: string;
  readonly role: Role | "host" | "jobs" | "gateway" | "self";
  readonly scope: Scope;
  /** Whether the rules let the asker do what the context was made for to something that lies in a jurisdiction: the first wall. */
  readonly reaches: (jurisdiction: string) => boolean;
  readonly [made]: { readonly [action in A]: true };
};

/** What a transaction is for: `read` sees one moment of the database throughout and can write nothing; `write` sees what others commit while it runs. */
export type Mode = "read" | "write";

/** Opens one transaction as somebody. For work of several short transactions. */
export type Opener<A extends Action = Action> = <T>(
  work: (context: Context<A>) => Promise<T>,
  mode?: Mode,
) => Promise<T>;

/**
 * Runs `work` in one transaction for the person whose request has these headers, to read unless said.
 *
 * @param actions - What they want to do; the use cases within ask for contexts made for it.
 * @throws {AccessRefusal} when nobody is signed in, a step of the sign-in is due, or no role of theirs allows it anywhere
 */
export async function asViewer<A extends Action, T>(
  headers: Headers,
  actions: A | readonly A[],
  work: (context: Context<A>) => Promise<T>,
  mode: Mode = "read",
): Promise<T> {
  const open = await requireViewer(headers, actions);
  return open(work, mode);
}

/** Opens transactions for the command line, to write unless said. */
export const asOperator: Opener = (work, mode) => requireOperator()(work, mode);
