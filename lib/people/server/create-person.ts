import "server-only";
import { findPlace, insertPerson } from "@/db/queries/people";
import { insertSignIn } from "@/db/queries/sign-in";
import type { Context } from "@/lib/access/server/context";
import { type IssuedCode, issueCode } from "@/lib/access/server/issue-code";
import type { PersonCreate } from "@/lib/api/people";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { objectOf } from "./reached-person";

export type PersonCreateError = { readonly code: "no-such-jurisdiction" } | { readonly code: "name-taken" };

/** Makes a person who may sign in once with the code that is answered, and do nothing until a role is granted. */
export async function createPerson(
  context: Context<"people.edit">,
  person: PersonCreate,
): Promise<Result<IssuedCode & { readonly id: string }, PersonCreateError>> {
  const { db } = context;
  const place = await findPlace(db, person.jurisdiction);
  if (!place || !context.reaches(place.code)) return err({ code: "no-such-jurisdiction" });
  const id = await insertPerson(db, person);
  if (id === null) return err({ code: "name-taken" });
  await insertSignIn(db, { id, username: person.username });
  const issued = await issueCode(context, id);
  await recordAudit(context, {
    action: "people.edit",
    object: objectOf({ id }),
    jurisdiction: place.code,
    after: { id, version: 1, username: person.username, displayName: person.displayName, unit: person.unit },
  });
  return ok({ id, ...issued });
}
