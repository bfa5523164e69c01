import "server-only";
import { findSignInState, replaceIdentity } from "@/db/queries/people";
import type { Context } from "@/lib/access/server/context";
import { holdsOffice } from "@/lib/access/server/holds-office";
import { IDENTITY_PROVIDER } from "@/lib/access/server/sign-in-library";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { objectOf, reachedPerson } from "./reached-person";

export type LinkError =
  | { readonly code: "no-such-person" }
  | { readonly code: "holds-office" }
  | { readonly code: "subject-taken" };

/**
 * Says who a person is at the city's identity service, or that they are nobody there. Whoever is linked with somebody's account can sign in as them, so
 * holders of the three offices are linked before they are given one.
 */
export async function linkIdentity(
  context: Context<"people.edit">,
  { id, subject }: { readonly id: string; readonly subject: string | null },
): Promise<Result<string | null, LinkError>> {
  const person = await reachedPerson(context, id);
  if (!person) return err({ code: "no-such-person" });
  if (await holdsOffice(id)) return err({ code: "holds-office" });
  const { identity: before } = await findSignInState(context.db, id, IDENTITY_PROVIDER);
  if (before === subject) return ok(subject);
  if (!(await replaceIdentity(context.db, id, IDENTITY_PROVIDER, subject))) return err({ code: "subject-taken" });
  await recordAudit(context, {
    action: "people.edit",
    object: objectOf(person),
    jurisdiction: person.jurisdiction.code,
    before: { identity: before },
    after: { identity: subject },
  });
  return ok(subject);
}
