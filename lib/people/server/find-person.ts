import "server-only";
import { findPersonIdByName } from "@/db/queries/people";
import type { Context } from "@/lib/access/server/context";

/** Whose name to sign in with this is; null where nobody within the asker's jurisdictions has it. */
export function findPersonByName({ db }: Context<"people.edit">, username: string): Promise<string | null> {
  return findPersonIdByName(db, username.trim().toLowerCase());
}
