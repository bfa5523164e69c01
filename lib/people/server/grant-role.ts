import "server-only";
import { findStoredGrant, insertGrant, listStoredGrants } from "@/db/queries/grants";
import { findPlace } from "@/db/queries/people";
import { endSessions } from "@/db/queries/sign-in";
import { grantState } from "@/lib/access/grant";
import { APPROVED_ROLES } from "@/lib/access/roles";
import type { Context } from "@/lib/access/server/context";
import type { GrantDto, GrantInput } from "@/lib/api/people";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { grantDtoOf } from "./grant-dto";
import { objectOf, reachedPerson } from "./reached-person";

export type GrantError =
  | { readonly code: "no-such-person" | "no-such-jurisdiction" }
  /** Nobody grants to themselves. */
  | { readonly code: "self" }
  | { readonly code: "disabled" }
  /** It would end before it begins. */
  | { readonly code: "past" }
  | { readonly code: "granted-already" }
  /** The person holds another of the three offices, or will once that is approved. */
  | { readonly code: "office-conflict" };

/** Gives a person a role in a jurisdiction. Where the role needs a second person, it holds once that person has agreed. */
export async function grantRole(
  context: Context<"roles.grant">,
  { person: id, role, jurisdiction, reason, until }: GrantInput,
): Promise<Result<GrantDto, GrantError>> {
  const { db, actor } = context;
  const person = await reachedPerson(context, id);
  if (!person) return err({ code: "no-such-person" });
  const place = await findPlace(db, jurisdiction);
  if (!place || !context.reaches(place.code)) return err({ code: "no-such-jurisdiction" });
  if (actor === objectOf(person)) return err({ code: "self" });
  if (person.disabled) return err({ code: "disabled" });
  const end = until === null ? null : Date.parse(until);
  if (end !== null && end <= Date.now()) return err({ code: "past" });
  const held = (await listStoredGrants(db, id)).some(
    (one) =>
      one.role === role &&
      one.jurisdiction.code === place.code &&
      ["in-force", "not-approved", "not-begun"].includes(stateOf(one)),
  );
  if (held) return err({ code: "granted-already" });

  const approvalDue = APPROVED_ROLES.some((one) => one === role);
  const granted = await insertGrant(db, {
    person: id,
    role,
    jurisdiction: place.code,
    by: actor,
    reason,
    until: end,
    approvalDue,
  });
  if (granted === null) return err({ code: "office-conflict" });
  const made = await findStoredGrant(db, granted);
  if (!made) throw new Error("a grant that was just made is gone");
  await endSessions(db, id, { except: null });
  await recordAudit(context, {
    action: "roles.grant",
    object: objectOf(person),
    jurisdiction: place.code,
    after: { grant: granted, username: person.username, role, jurisdiction: place.code, until, approvalDue },
    reason,
  });
  return ok(grantDtoOf(made, Date.now()));
}

function stateOf(grant: NonNullable<Awaited<ReturnType<typeof findStoredGrant>>>) {
  return grantState({ ...grant, jurisdiction: grant.jurisdiction.code }, Date.now());
}
