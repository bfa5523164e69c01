import "server-only";
import { lockPerson, type PersonRow } from "@/db/queries/people";
import type { Context } from "@/lib/access/server/context";

/** A person whom the rules let the asker change, held until the transaction ends; null for everybody else, who for them does not exist. */
export async function reachedPerson(context: Context, id: string): Promise<PersonRow | null> {
  const person = await lockPerson(context.db, id);
  return person && context.reaches(person.jurisdiction.code) ? person : null;
}

/** How the audit names a person as the object of a change. */
export function objectOf({ id }: Pick<PersonRow, "id">): string {
  return `person:${id}`;
}
