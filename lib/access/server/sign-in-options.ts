import "server-only";
import { findInventedPerson, listInventedPeople } from "@/db/queries/demo-people";
import type { SignInOptionsDto } from "@/lib/api/session";
import { isDemoOpen } from "@/lib/config/demo-mode";
import { readIdentityService } from "@/lib/config/identity-service";
import { err, type Result } from "@/lib/kernel/result";
import { asDoor } from "./attempts";
import { demoPassword } from "./demo-password";
import { type SignInFailure, type SignInStep, signIn } from "./sign-in";

/** The ways to sign in here. Invented people are offered in demo mode alone, which only a machine that listens to itself may be in. */
export async function readSignInOptions(): Promise<SignInOptionsDto> {
  const demoAccounts = isDemoOpen() ? await asDoor(({ db }) => listInventedPeople(db)) : [];
  return { identityService: readIdentityService()?.name ?? null, demoAccounts };
}

/** Signs in as an invented person of the demo city, whose password nobody needs to know. */
export async function signInAsDemo(
  headers: Headers,
  username: string,
): Promise<Result<SignInStep, SignInFailure | { readonly code: "no-demo" }>> {
  if (!isDemoOpen()) return err({ code: "no-demo" });
  const person = await asDoor(({ db }) => findInventedPerson(db, username));
  if (!person) return err({ code: "no-demo" });
  return signIn(headers, { username, password: demoPassword(username) });
}
