import "server-only";
import { findOwnerByName, takeAttempt } from "@/db/queries/sign-in";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { err, ok, type Result } from "@/lib/kernel/result";
import { ADDRESS_LOCK, NAME_LOCK } from "../session-limits";
import type { Context } from "./context";
import { openTransaction } from "./open-transaction";

/** Why a secret was not accepted. `until`: when it may be tried again, UTC milliseconds. */
export type AttemptFailure = { readonly code: "wrong" } | { readonly code: "locked"; readonly until: number };

/** A transaction for what happens before anybody is known. It reaches sign-ins, and the audit of every jurisdiction. */
export function asDoor<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return openTransaction({ actor: "sign-in", role: "self", reaches: () => false }, "*", "write", work);
}

export function asPerson(context: Context, person: string): Context {
  return { ...context, actor: `person:${person}` };
}

/** Counts an attempt for its subject and its address. @returns whether the subject is locked should it fail */
export function beginAttempt(subject: string, address: string): Promise<Result<{ locks: boolean }, AttemptFailure>> {
  return asDoor(async ({ db }) => {
    const here = await takeAttempt(db, `address:${address}`, ADDRESS_LOCK);
    if (!here.taken) return err({ code: "locked", until: here.until });
    const attempt = await takeAttempt(db, subject, NAME_LOCK);
    return attempt.taken ? ok({ locks: attempt.locks }) : err({ code: "locked", until: attempt.until });
  });
}

export async function attemptFailed(
  subject: string,
  { locks }: { locks: boolean },
): Promise<Result<never, AttemptFailure>> {
  if (locks) {
    await asDoor(async (context) => {
      const owner = await findOwnerByName(context.db, subject.slice(subject.indexOf(":") + 1));
      const object = owner ? `person:${owner.person}` : subject;
      await recordAudit(context, { action: "session.locked", object, jurisdiction: owner?.jurisdiction ?? null });
    });
  }
  return err({ code: "wrong" });
}
