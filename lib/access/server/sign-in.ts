import "server-only";
import { isAPIError } from "better-auth/api";
import {
  clearFailures,
  dropOldFailures,
  endSessionOf,
  endSessions,
  findOwner,
  findPasswordExpiry,
  forgiveAttempt,
  markSecondFactor,
  noteSession,
} from "@/db/queries/sign-in";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { clientAddress } from "@/lib/edge/client-address";
import { err, ok, type Result } from "@/lib/kernel/result";
import { USERNAME } from "../username";
import { type AttemptFailure, asDoor, asPerson, attemptFailed, beginAttempt } from "./attempts";
import type { Context } from "./context";
import { SESSION_COOKIE, signInLibrary } from "./sign-in-library";

/** `cookies` are `Set-Cookie` values for the answer. */
export type SignInStep = { readonly step: "done" | "second-factor"; readonly cookies: readonly string[] };

export type SignInFailure = AttemptFailure | { readonly code: "code-expired" };

/**
 * Signs a person in by name and password. Wrong name and wrong password are the same to whoever asks, and take as long. Attempts are counted per name, known
 * or not, and per address before the password is looked at.
 */
export async function signIn(
  headers: Headers,
  credentials: { readonly username: string; readonly password: string },
): Promise<Result<SignInStep, SignInFailure>> {
  const address = clientAddress(headers);
  const username = credentials.username.trim().toLowerCase();
  if (!USERNAME.test(username)) return err({ code: "wrong" });
  const attempt = await beginAttempt(`account:${username}`, address);
  if (!attempt.ok) return attempt;

  const answer = await answered(
    signInLibrary().api.signInUsername({
      body: { username, password: credentials.password },
      headers,
      returnHeaders: true,
    }),
  );
  if (!answer) return attemptFailed(`account:${username}`, attempt.value);
  // The library answers without a token when a second factor is due.
  const token = "token" in answer.response ? answer.response.token : null;
  const expiry = await asDoor(({ db }) => findPasswordExpiry(db, username));
  if (typeof expiry === "number" && expiry <= Date.now()) {
    if (token) await asDoor(({ db }) => endSessionOf(db, token));
    return err({ code: "code-expired" });
  }
  await asDoor(async (context) => {
    await forgiveAttempt(context.db, `address:${address}`);
    // Whoever still has to give a code has not signed in: the count stays until they have.
    if (!token) return;
    await clearFailures(context.db, `account:${username}`);
    await noteBeginning(context, token, headers, "password");
  });
  return ok({ step: token ? "done" : "second-factor", cookies: answer.headers.getSetCookie() });
}

/**
 * Gives a code of the second factor: to end a sign-in, to confirm a factor that was just set up, or in a session that still lacks it. Wrong codes count like
 * wrong passwords.
 *
 * @param username - Whose code it is to be, where a session knows; null at the end of a sign-in, where the library's own cookie does.
 */
export async function giveSecondFactor(
  headers: Headers,
  given: { readonly code: string; readonly kind: "totp" | "backup" },
  username: string | null,
): Promise<Result<SignInStep, AttemptFailure>> {
  const address = clientAddress(headers);
  const subject = username === null ? `code-from:${address}` : `code:${username}`;
  const attempt = await beginAttempt(subject, address);
  if (!attempt.ok) return attempt;
  const input = { body: { code: given.code }, headers, returnHeaders: true } as const;
  const { api } = signInLibrary();
  const answer = await answered(given.kind === "totp" ? api.verifyTOTP(input) : api.verifyBackupCode(input));
  const token = answer && (tokenIn(answer.headers) ?? answer.response.token);
  if (!answer || !token) return attemptFailed(subject, attempt.value);
  await asDoor(async (context) => {
    await forgiveAttempt(context.db, `address:${address}`);
    await clearFailures(context.db, subject);
    await markSecondFactor(context.db, token);
    const name = await noteBeginning(context, token, headers, given.kind);
    await clearFailures(context.db, `account:${name}`);
  });
  return ok({ step: "done", cookies: answer.headers.getSetCookie() });
}

/** Ends the session of a request. @returns `Set-Cookie` values that take its cookie away */
export async function signOut(headers: Headers): Promise<readonly string[]> {
  const { api } = signInLibrary();
  const session = await api.getSession({ headers, query: { disableCookieCache: true } });
  if (session) {
    await asDoor(async (context) => {
      const { person, jurisdiction } = await findOwner(context.db, session.user.id);
      await endSessions(context.db, person, { only: session.session.id });
      await recordAudit(asPerson(context, person), { action: "session.end", object: `person:${person}`, jurisdiction });
    });
  }
  const { headers: answer } = await api.signOut({ headers, returnHeaders: true });
  return answer.getSetCookie();
}

/** Notes where a session was begun, and writes it into the audit. @returns the person's name */
export async function noteBeginning(context: Context, token: string, headers: Headers, by: string): Promise<string> {
  await dropOldFailures(context.db);
  const from = { address: clientAddress(headers), browser: headers.get("user-agent") };
  const { person, username, jurisdiction } = await noteSession(context.db, token, from);
  await recordAudit(asPerson(context, person), {
    action: "session.begin",
    object: `person:${person}`,
    jurisdiction,
    after: { address: from.address, by },
  });
  return username;
}

/** The token of the session that an answer begins: to confirm a new factor replaces the session that was there. */
export function tokenIn(headers: Headers): string | null {
  const cookie = headers.getSetCookie().find((one) => one.startsWith(`${SESSION_COOKIE}=`));
  const value = cookie && decodeURIComponent(cookie.slice(SESSION_COOKIE.length + 1).split(";")[0] ?? "");
  return value ? (value.split(".")[0] ?? null) : null;
}

/** The library's answer; null where it refuses. @throws what else goes wrong */
export async function answered<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    // Not `instanceof`: the bundler may load the class twice.
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}
