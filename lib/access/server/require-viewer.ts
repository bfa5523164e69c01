import "server-only";
import { findSession, type GrantRow, listGrantsOf, type SessionRow, touchSession } from "@/db/queries/sign-in";
import { AccessRefusal, type DueStep } from "../access-refusal";
import { grantState } from "../grant";
import { type Action, policy, scopeOf, type Viewer } from "../policy";
import { type Role, SECOND_FACTOR_ROLES } from "../roles";
import { IDLE_MS } from "../session-limits";
import type { Context, Mode, Opener } from "./context";
import { openTransaction } from "./open-transaction";
import { signInLibrary } from "./sign-in-library";

/** How much time may pass before the use of a session is noted again. */
const TOUCH_MS = 60_000;

/** Somebody who is signed in. */
export type SignedIn = {
  readonly sessionId: string;
  readonly person: Pick<SessionRow, "username" | "unit" | "invented" | "jurisdiction"> & {
    readonly id: string;
    readonly displayName: string;
  };
  readonly grants: readonly GrantRow[];
  readonly at: number;
  readonly secondFactor: { readonly demanded: boolean; readonly enabled: boolean; readonly given: boolean };
  readonly due: DueStep | null;
};

/**
 * Who a request comes from, by its session cookie; null where nobody is signed in, the session is over, or the account is disabled. Every use of a session
 * puts off its end by half an hour.
 */
export async function findSignedIn(headers: Headers): Promise<SignedIn | null> {
  const session = await signInLibrary().api.getSession({ headers, query: { disableCookieCache: true } });
  if (!session) return null;
  const at = Date.now();
  const id = session.session.id;
  const found = await openTransaction(NOBODY, "*", "read", async ({ db }) => {
    const row = await findSession(db, id);
    return row && { row, grants: await listGrantsOf(db, row.person_id) };
  });
  if (!found || found.row.disabled || at - found.row.last_seen_at >= IDLE_MS) return null;
  const { row, grants } = found;
  KNOWN.set(headers, row.person_id);
  if (at - row.last_seen_at >= TOUCH_MS) await openTransaction(NOBODY, [], "write", ({ db }) => touchSession(db, id));

  const secondFactor = {
    demanded: !row.invented && demandsSecondFactor({ grants, at }),
    enabled: row.two_factor_enabled,
    given: row.second_factor_at !== null,
  };
  const due = (secondFactor.demanded || secondFactor.enabled) && !secondFactor.given ? "second-factor" : null;
  return {
    sessionId: id,
    person: {
      id: row.person_id,
      username: row.username,
      displayName: row.display_name,
      unit: row.unit,
      invented: row.invented,
      jurisdiction: row.jurisdiction,
    },
    grants,
    at,
    secondFactor,
    due: row.password_change_due ? "password-change" : due,
  };
}

const KNOWN = new WeakMap<Headers, string>();

/** The id of the person that a request with these headers turned out to come from, for the log; null where nobody asked, or nobody is signed in. */
export function personBehind(headers: Headers): string | null {
  return KNOWN.get(headers) ?? null;
}

/** Nobody yet: finds out who somebody is before it is known what they may see. */
const NOBODY = { actor: "", role: "self", reaches: () => false } as const;

/** For what everybody is told, signed in or not: opens a transaction that sees no row of any jurisdiction. */
export function asAnybody<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return openTransaction(NOBODY, [], "read", work);
}

function demandsSecondFactor({ grants, at }: Viewer): boolean {
  return grants.some(
    (grant) => grantState(grant, at) === "in-force" && SECOND_FACTOR_ROLES.some((role) => role === grant.role),
  );
}

/**
 * The person a request comes from, for what they want to do: opens transactions that see the jurisdictions in which all of it is theirs to do.
 *
 * @param usual - What the transactions are for, unless said.
 * @throws {AccessRefusal} when nobody is signed in, a step of the sign-in is due, or no role of theirs allows it anywhere
 */
export async function requireViewer<A extends Action>(
  headers: Headers,
  actions: A | readonly A[],
  usual: Mode = "read",
): Promise<Opener<A>> {
  const signedIn = await requireSignedIn(headers);
  if (signedIn.due) throw new AccessRefusal(signedIn.due);
  const wanted: readonly A[] = typeof actions === "string" ? [actions] : actions;
  const scope = scopeOf(signedIn, wanted);
  const reaches = (jurisdiction: string) => wanted.every((action) => policy(signedIn, action, { jurisdiction }).allow);
  const first = scope.map((jurisdiction) => wanted.map((action) => policy(signedIn, action, { jurisdiction }))[0])[0];
  const role: Role | null = first?.allow ? first.role : null;
  if (role === null) throw new AccessRefusal("not-found");
  const asker = { actor: `person:${signedIn.person.id}`, role, reaches };
  return (work, mode = usual) => openTransaction(asker, scope, mode, work);
}

/** Somebody who is signed in, also while a step of the sign-in is due. @throws {AccessRefusal} `signed-out` */
export async function requireSignedIn(headers: Headers): Promise<SignedIn> {
  const signedIn = await findSignedIn(headers);
  if (!signedIn) throw new AccessRefusal("signed-out");
  return signedIn;
}

/**
 * The person a request comes from, for what is their own whatever their roles: their sign-in, their password, their sessions. Also while a step of the
 * sign-in is due.
 *
 * @throws {AccessRefusal} `signed-out`
 */
export async function asThemselves<T>(
  headers: Headers,
  work: (context: Context, self: SignedIn) => Promise<T>,
  mode: Mode = "write",
): Promise<T> {
  const self = await requireSignedIn(headers);
  const asker = { actor: `person:${self.person.id}`, role: "self", reaches: () => false } as const;
  return openTransaction(asker, [self.person.jurisdiction], mode, (context) => work(context, self));
}
