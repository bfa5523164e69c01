import "server-only";
import {
  clearFailures,
  endSessions,
  findPasswordHash,
  forgiveAttempt,
  listPasswordHashes,
  listSessionsOf,
  type OpenSession,
  setPassword,
} from "@/db/queries/sign-in";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { clientAddress } from "@/lib/edge/client-address";
import { err, ok, type Result } from "@/lib/kernel/result";
import { PASSWORD_HISTORY, type PasswordFault, passwordFault } from "../password-rules";
import { IDLE_MS } from "../session-limits";
import { type AttemptFailure, asDoor, attemptFailed, beginAttempt } from "./attempts";
import { asThemselves, requireSignedIn, type SignedIn } from "./require-viewer";
import { answered } from "./sign-in";
import { signInLibrary } from "./sign-in-library";

export type PasswordRefused = { readonly code: "refused"; readonly fault: PasswordFault };

/** Changes one's own password, and ends one's other sessions. Allowed, and demanded, after a sign-in with a one-time code. */
export async function changePassword(
  headers: Headers,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Result<null, AttemptFailure | PasswordRefused>> {
  const known = await provePassword(headers, await requireSignedIn(headers), current);
  if (!known.ok) return known;
  return asThemselves(headers, async (context, { person, sessionId }) => {
    const { db } = context;
    const { password } = await signInLibrary().$context;
    const fault = passwordFault(next, person.username);
    if (fault) return err({ code: "refused", fault });
    const before = await listPasswordHashes(db, person.id, PASSWORD_HISTORY);
    const uses = await Promise.all(before.map((hash) => password.verify({ hash, password: next })));
    if (next === current || uses.includes(true)) return err({ code: "refused", fault: "used-before" });

    await setPassword(db, person.id, await password.hash(next), null);
    const ended = await endSessions(db, person.id, { except: sessionId });
    await recordAudit(context, {
      action: "password.change",
      object: `person:${person.id}`,
      jurisdiction: person.jurisdiction,
      after: { sessionsEnded: ended },
    });
    return ok(null);
  });
}

/** What a person scans or types into their authenticator, and codes for the day it is lost. Shown once. */
export type SecondFactorSecret = {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
};

/** Makes a second factor for oneself, or another in place of one that was never confirmed. It counts once a code of it is given. */
export async function makeSecondFactor(
  headers: Headers,
  password: string,
): Promise<Result<SecondFactorSecret, AttemptFailure | { readonly code: "has-one" }>> {
  const self = await requireSignedIn(headers);
  if (self.secondFactor.enabled) return err({ code: "has-one" });
  const known = await provePassword(headers, self, password);
  if (!known.ok) return known;
  const made = await answered(signInLibrary().api.enableTwoFactor({ body: { password, method: "totp" }, headers }));
  if (!made || !("totpURI" in made) || !made.totpURI) return err({ code: "has-one" });
  const { totpURI, backupCodes } = made;
  return asThemselves(headers, async (context) => {
    await recordAudit(context, {
      action: "second-factor.enrol",
      object: `person:${self.person.id}`,
      jurisdiction: self.person.jurisdiction,
    });
    // The library labels the secret with the address that nobody is shown.
    const uri = new URL(totpURI);
    uri.pathname = `/${encodeURIComponent(`Sightline 视域:${self.person.username}`)}`;
    return ok({ uri: uri.href, secret: uri.searchParams.get("secret") ?? "", backupCodes: backupCodes ?? [] });
  });
}

/** One's own sign-ins that are not over; `own` is the one that asks. */
export function listOwnSessions(headers: Headers): Promise<(OpenSession & { own: boolean })[]> {
  return asThemselves(
    headers,
    async ({ db }, { person, sessionId }) =>
      (await listSessionsOf(db, person.id, IDLE_MS)).map((session) => ({ ...session, own: session.id === sessionId })),
    "read",
  );
}

/** Ends one of one's own sign-ins. */
export function endOwnSession(
  headers: Headers,
  id: string,
): Promise<Result<null, { readonly code: "no-such-session" }>> {
  return asThemselves(headers, async (context, { person }) => {
    const ended = await endSessions(context.db, person.id, { only: id });
    if (ended === 0) return err({ code: "no-such-session" });
    await recordAudit(context, {
      action: "session.revoke",
      object: `person:${person.id}`,
      jurisdiction: person.jurisdiction,
    });
    return ok(null);
  });
}

/** Whether this is somebody's password, counted like a sign-in: a session that was left open must not guess. Somebody without one has nothing to prove. */
async function provePassword(
  headers: Headers,
  { person }: SignedIn,
  given: string,
): Promise<Result<null, AttemptFailure>> {
  const hash = await asDoor(({ db }) => findPasswordHash(db, person.id));
  if (hash === null) return ok(null);
  const address = clientAddress(headers);
  const subject = `password:${person.username}`;
  const attempt = await beginAttempt(subject, address);
  if (!attempt.ok) return attempt;
  const { password } = await signInLibrary().$context;
  if (!(await password.verify({ hash, password: given }))) return attemptFailed(subject, attempt.value);
  await asDoor(async ({ db }) => {
    await clearFailures(db, subject);
    await forgiveAttempt(db, `address:${address}`);
  });
  return ok(null);
}
