import "server-only";
import type { Db } from "@/db/client";
import type { Action } from "@/lib/access/policy";
import type { Context } from "@/lib/access/server/context";
import { err, type Result } from "@/lib/kernel/result";

/** Ends the savepoint with nothing done. */
class Refused<E> extends Error {
  override readonly name = "Refused";
  readonly error: E;

  constructor(error: E) {
    super("a change of several records was refused");
    this.error = error;
  }
}

/** Does several changes within a savepoint: where `work` ends in an error, none of them came about. */
export async function allOrNothing<A extends Action, T, E>(
  context: Context<A>,
  work: (within: Context<A>) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await context.db.transaction(async (savepoint) => {
      const done = await work({ ...context, db: savepoint as Db });
      if (!done.ok) throw new Refused(done.error);
      return done;
    });
  } catch (fault) {
    if (fault instanceof Refused) return err(fault.error as E);
    throw fault;
  }
}
