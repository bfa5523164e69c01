import { hashPassword } from "better-auth/crypto";
import { insertFirstPerson } from "@/db/queries/first-people";
import { insertSignIn, setPassword } from "@/db/queries/sign-in";
import type { Role } from "@/lib/access/roles";
import { asOperator } from "@/lib/access/server/context";
import { signIn } from "@/lib/access/server/sign-in";
import { CLIENT_ADDRESS_HEADER } from "@/lib/edge/client-address";

/** Makes one invented person with a role in a jurisdiction and signs them in, as a browser would. @returns the headers of their requests */
export async function signedIn(role: Role, jurisdiction: string): Promise<Record<string, string>> {
  const username = `test-${role}`;
  const password = `a password of ${username}`;
  const hash = await hashPassword(password);
  await asOperator(async ({ db, actor }) => {
    const person = { username, displayName: role, unit: "", jurisdiction, role, invented: true } as const;
    const id = await insertFirstPerson(db, { ...person, grantedBy: actor, reason: "test" });
    if (id === null) return;
    await insertSignIn(db, { id, username });
    await setPassword(db, id, hash, null);
  });
  const browser = { "user-agent": "test", [CLIENT_ADDRESS_HEADER]: "127.0.0.1" };
  const step = await signIn(new Headers(browser), { username, password });
  if (!step.ok) throw new Error(`${username} cannot sign in: ${step.error.code}`);
  return { ...browser, cookie: step.value.cookies.map((cookie) => cookie.split(";")[0]).join("; ") };
}
