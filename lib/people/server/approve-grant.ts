import "server-only";
import { approveStoredGrant, findStoredGrant } from "@/db/queries/grants";
import { endSessions } from "@/db/queries/sign-in";
import type { Context } from "@/lib/access/server/context";
import type { GrantDto } from "@/lib/api/people";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { grantDtoOf } from "./grant-dto";
import { reachedGrant } from "./reached-grant";
import { objectOf } from "./reached-person";

export type ApprovalError =
  | { readonly code: "no-such-grant" }
  /** Approved already, revoked, expired, or of a role that needs no second person. */
  | { readonly code: "not-waiting" }
  /** Whoever granted it, or whom it is for. */
  | { readonly code: "not-second" };

/** Agrees to a grant as the second person, which puts it in force. */
export async function approveGrant(
  context: Context<"roles.approve">,
  id: string,
): Promise<Result<GrantDto, ApprovalError>> {
  const { db, actor } = context;
  const reached = await reachedGrant(context, id);
  if (!reached) return err({ code: "no-such-grant" });
  const { grant, person, state } = reached;
  if (state !== "not-approved") return err({ code: "not-waiting" });
  if (actor === grant.grantedBy.actor || actor === objectOf(person)) return err({ code: "not-second" });
  await approveStoredGrant(db, id, actor);
  const approved = await findStoredGrant(db, id);
  if (!approved) throw new Error("a grant that was just approved is gone");
  await endSessions(db, person.id, { except: null });
  await recordAudit(context, {
    action: "roles.approve",
    object: objectOf(person),
    jurisdiction: grant.jurisdiction.code,
    before: { grant: id, approved: false },
    after: { grant: id, approved: true, role: grant.role, jurisdiction: grant.jurisdiction.code },
  });
  return ok(grantDtoOf(approved, Date.now()));
}
