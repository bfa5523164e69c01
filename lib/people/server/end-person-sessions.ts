import "server-only";
import { endSessions } from "@/db/queries/sign-in";
import type { Context } from "@/lib/access/server/context";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { objectOf, reachedPerson } from "./reached-person";

/** Signs a person out everywhere; whoever manages accounts may, and whoever grants roles. @returns how many sessions that ended */
export async function endPersonSessions(
  context: Context<"people.edit"> | Context<"roles.grant">,
  { id, reason = "" }: { readonly id: string; readonly reason?: string | undefined },
): Promise<Result<number, { readonly code: "no-such-person" }>> {
  const person = await reachedPerson(context, id);
  if (!person) return err({ code: "no-such-person" });
  const ended = await endSessions(context.db, id, { except: null });
  await recordAudit(context, {
    action: "session.revoke",
    object: objectOf(person),
    jurisdiction: person.jurisdiction.code,
    after: { sessionsEnded: ended },
    reason,
  });
  return ok(ended);
}
