import "server-only";
import { clearFailures, endSessions, removeSecondFactor } from "@/db/queries/sign-in";
import type { Context } from "@/lib/access/server/context";
import { holdsOffice } from "@/lib/access/server/holds-office";
import { type IssuedCode, issueCode } from "@/lib/access/server/issue-code";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { objectOf, reachedPerson } from "./reached-person";

export type ResetError = { readonly code: "no-such-person" } | { readonly code: "holds-office" };

/**
 * Lets somebody in again who lost password or authenticator: a one-time code in place of the password, no second factor, no open session, no lock. With the
 * code one could sign in as them, so for holders of the three offices it is the command line's.
 */
export async function resetSignIn(
  context: Context<"people.edit">,
  { id, reason = "" }: { readonly id: string; readonly reason?: string | undefined },
): Promise<Result<IssuedCode, ResetError>> {
  const { db } = context;
  const person = await reachedPerson(context, id);
  if (!person) return err({ code: "no-such-person" });
  if (context.role !== "host" && (await holdsOffice(id))) return err({ code: "holds-office" });
  await removeSecondFactor(db, id);
  const issued = await issueCode(context, id);
  const ended = await endSessions(db, id, { except: null });
  await clearFailures(db, `account:${person.username}`);
  await recordAudit(context, {
    action: "people.edit",
    object: objectOf(person),
    jurisdiction: person.jurisdiction.code,
    after: { signInReset: true, sessionsEnded: ended },
    reason,
  });
  return ok(issued);
}
