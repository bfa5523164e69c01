import "server-only";
import { findStoredGrant, revokeStoredGrant } from "@/db/queries/grants";
import { endSessions } from "@/db/queries/sign-in";
import type { Context } from "@/lib/access/server/context";
import type { GrantDto } from "@/lib/api/people";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { grantDtoOf } from "./grant-dto";
import { reachedGrant } from "./reached-grant";
import { objectOf } from "./reached-person";

export type RevocationError = { readonly code: "no-such-grant" } | { readonly code: "over" };

/** Ends a grant at once: the person's next request finds it revoked, and they are signed out everywhere. One's own may be given up too. */
export async function revokeGrant(
  context: Context<"roles.grant">,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<GrantDto, RevocationError>> {
  const { db, actor } = context;
  const reached = await reachedGrant(context, id);
  if (!reached) return err({ code: "no-such-grant" });
  const { grant, person, state } = reached;
  if (state === "revoked" || state === "expired") return err({ code: "over" });
  await revokeStoredGrant(db, id, actor, reason);
  const revoked = await findStoredGrant(db, id);
  if (!revoked) throw new Error("a grant that was just revoked is gone");
  await endSessions(db, person.id, { except: null });
  await recordAudit(context, {
    action: "roles.grant",
    object: objectOf(person),
    jurisdiction: grant.jurisdiction.code,
    before: { grant: id, role: grant.role, jurisdiction: grant.jurisdiction.code, state },
    after: { grant: id, state: "revoked" },
    reason,
  });
  return ok(grantDtoOf(revoked, Date.now()));
}
