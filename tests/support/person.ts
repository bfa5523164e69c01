import { createHmac, randomUUID } from "node:crypto";
import type { Role } from "@/lib/access/roles";
import { SESSION_COOKIE, signInLibrary } from "@/lib/access/server/sign-in-library";
import { CLIENT_ADDRESS_HEADER } from "@/lib/edge/client-address";
import { ask } from "./ask";

/** Somebody with an account, and the headers of a browser in which they are signed in with all that is due. */
export type TestPerson = { readonly id: string; readonly username: string; readonly headers: Headers };

/** Puts a person with roles in force into a test's database. The process's own pool must be on it. @param url - Of a role that may write every table. */
export async function makePerson(
  url: string,
  {
    username,
    home = "350100",
    roles = [],
  }: { username: string; home?: string; roles?: readonly (readonly [Role, string])[] },
): Promise<TestPerson> {
  const id = randomUUID();
  await ask(
    url,
    `insert into people (id, jurisdiction_id, username, display_name, unit)
       select '${id}', id, '${username}', '${username}', '' from jurisdictions where code = '${home}';
     insert into auth_users (id, name, email, username) values ('${id}', '${username}', '${id}@users.invalid', '${username}');
     ${roles
       .map(
         ([role, code]) => `insert into role_grants (person_id, jurisdiction_id, role, granted_by, reason)
           select '${id}', id, '${role}', 'cli:test', 'test' from jurisdictions where code = '${code}';`,
       )
       .join("\n")}`,
  );
  return { id, username, headers: await sessionOf(url, id) };
}

/** Signs a person in with all that is due, without the time that hashing a password takes. */
export async function sessionOf(url: string, person: string): Promise<Headers> {
  const { internalAdapter, secret } = await signInLibrary().$context;
  const { token } = await internalAdapter.createSession(person);
  await ask(url, `update auth_sessions set second_factor_at = now() where user_id = '${person}'`);
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return new Headers({
    cookie: `${SESSION_COOKIE}=${encodeURIComponent(`${token}.${signature}`)}`,
    "user-agent": "test",
    [CLIENT_ADDRESS_HEADER]: "10.0.0.1",
  });
}
