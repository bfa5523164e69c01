import "server-only";
import { CLIENT_ADDRESS_HEADER } from "@/lib/edge/client-address";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { Action } from "../policy";
import type { AttemptFailure } from "./attempts";
import type { Opener } from "./context";
import { requireViewer } from "./require-viewer";
import { giveSecondFactor, type SignInFailure, signIn, signOut } from "./sign-in";

/** A person signed in at the command line: what they may do, they do as themselves. */
export type OperatorSession = {
  /** @throws {AccessRefusal} as `requireViewer` */
  readonly openerFor: <A extends Action>(actions: A | readonly A[]) => Promise<Opener<A>>;
  readonly end: () => Promise<void>;
};

/**
 * Signs a person in at the command line, for a database that is not this machine's own: who merely reaches it is not its operator. Not reachable over HTTP.
 *
 * @param askCode - Asked for a code of the second factor, where one is due.
 */
export async function signInOperator(
  credentials: { readonly username: string; readonly password: string },
  askCode: () => Promise<string>,
): Promise<Result<OperatorSession, SignInFailure | AttemptFailure>> {
  const cookies = new Map<string, string>();
  const headers = () =>
    new Headers({
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      "user-agent": "sightline",
      [CLIENT_ADDRESS_HEADER]: "127.0.0.1",
    });
  const keep = (set: readonly string[]) => {
    for (const cookie of set) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
  };
  const step = await signIn(headers(), credentials);
  if (!step.ok) return step;
  keep(step.value.cookies);
  if (step.value.step === "second-factor") {
    const given = await giveSecondFactor(headers(), { code: await askCode(), kind: "totp" }, null);
    if (!given.ok) return err(given.error);
    keep(given.value.cookies);
  }
  return ok({
    openerFor: (actions) => requireViewer(headers(), actions, "write"),
    end: async () => void (await signOut(headers())),
  });
}
