import "server-only";
import { listStoredGrants } from "@/db/queries/grants";
import { findPerson, findSignInState } from "@/db/queries/people";
import { listSessionsOf } from "@/db/queries/sign-in";
import type { Context } from "@/lib/access/server/context";
import { holdsOffice } from "@/lib/access/server/holds-office";
import { IDENTITY_PROVIDER } from "@/lib/access/server/sign-in-library";
import { IDLE_MS } from "@/lib/access/session-limits";
import type { PersonDto } from "@/lib/api/people";
import { err, ok, type Result } from "@/lib/kernel/result";
import { grantDtoOf } from "./grant-dto";

const iso = (at: number) => new Date(at).toISOString();

/** One person with every grant that is or was, how they sign in, and where they are signed in. */
export async function readPerson(
  context: Context<"people.read">,
  id: string,
): Promise<Result<PersonDto, { readonly code: "no-such-person" }>> {
  const { db } = context;
  const person = await findPerson(db, id);
  if (!person || !context.reaches(person.jurisdiction.code)) return err({ code: "no-such-person" });
  const { codeExpiresAt, lockedUntil, ...signIn } = await findSignInState(db, id, IDENTITY_PROVIDER);
  const grants = await listStoredGrants(db, id);
  const sessions = await listSessionsOf(db, id, IDLE_MS);
  const now = Date.now();
  return ok({
    ...person,
    office: await holdsOffice(id),
    signIn: {
      ...signIn,
      codeExpiresAt: codeExpiresAt === null ? null : iso(codeExpiresAt),
      lockedUntil: lockedUntil === null ? null : iso(lockedUntil),
    },
    grants: grants.map((grant) => grantDtoOf(grant, now)),
    sessions: sessions.map(({ beganAt, lastSeenAt, expiresAt, ...session }) => ({
      ...session,
      beganAt: iso(beganAt),
      lastSeenAt: iso(lastSeenAt),
      expiresAt: iso(expiresAt),
    })),
  });
}
