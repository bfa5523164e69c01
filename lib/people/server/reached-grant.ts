import "server-only";
import { findStoredGrant, type StoredGrant } from "@/db/queries/grants";
import type { PersonRow } from "@/db/queries/people";
import { type GrantState, grantState } from "@/lib/access/grant";
import type { Context } from "@/lib/access/server/context";
import { reachedPerson } from "./reached-person";

export type ReachedGrant = { readonly grant: StoredGrant; readonly person: PersonRow; readonly state: GrantState };

/** A grant that the rules let the asker decide on, with its person held until the transaction ends; null for every other, which for them does not exist. */
export async function reachedGrant(context: Context, id: string): Promise<ReachedGrant | null> {
  const seen = await findStoredGrant(context.db, id);
  if (!seen || !context.reaches(seen.jurisdiction.code)) return null;
  const person = await reachedPerson(context, seen.person);
  // Read again, now that nobody else decides on it.
  const grant = person && (await findStoredGrant(context.db, id));
  return grant && { grant, person, state: grantState({ ...grant, jurisdiction: grant.jurisdiction.code }, Date.now()) };
}
