import "server-only";
import { hashPassword } from "better-auth/crypto";
import { type FirstPerson, hasOffices, insertFirstPerson } from "@/db/queries/first-people";
import { insertSignIn, setPassword } from "@/db/queries/sign-in";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { ROOT } from "../jurisdiction-code";
import { oneTimeCode } from "../one-time-code";
import { OFFICES, ROLE_NAMES, ROLES } from "../roles";
import { CODE_MS } from "../session-limits";
import type { Context, Opener } from "./context";
import { demoPassword } from "./demo-password";

/** A code for the first sign-in of an office, shown once. */
export type FirstCode = { readonly username: string; readonly name: string; readonly code: string };

/** Makes the three offices of a new installation, with a code each; nothing where anybody holds one. */
export function createFirstOffices(open: Opener): Promise<FirstCode[]> {
  return open(async (context) => {
    if (await hasOffices(context.db)) return [];
    const codes: FirstCode[] = [];
    for (const role of OFFICES) {
      const code = oneTimeCode();
      const person = {
        username: role,
        displayName: `${ROLE_NAMES[role].zh}员`,
        unit: "",
        jurisdiction: ROOT,
        role,
        invented: false,
        grantedBy: context.actor,
        reason: "首次启动 · first start",
      };
      const made = await make(context, person, await hashPassword(code), { expiresAt: Date.now() + CODE_MS });
      if (made) codes.push({ username: role, name: `${ROLE_NAMES[role].zh} ${ROLE_NAMES[role].en}`, code });
    }
    return codes;
  });
}

/** Invents one person per role for the demo city, unless they are there. @returns how many it made */
export async function inventPeople(open: Opener, city: string): Promise<number> {
  let made = 0;
  for (const role of ROLES) {
    const username = `demo-${role}`;
    const hash = await hashPassword(demoPassword(username));
    made += await open(async (context) => {
      const person = {
        username,
        displayName: `${ROLE_NAMES[role].zh}（虚构）`,
        unit: "演示单位",
        jurisdiction: city,
        role,
        invented: true,
        grantedBy: context.actor,
        reason: "演示城市 · demo city",
      };
      return (await make(context, person, hash, null)) ? 1 : 0;
    });
  }
  return made;
}

async function make(
  context: Context,
  person: FirstPerson,
  hash: string,
  code: { readonly expiresAt: number } | null,
): Promise<boolean> {
  const id = await insertFirstPerson(context.db, person);
  if (id === null) return false;
  await insertSignIn(context.db, { id, username: person.username });
  await setPassword(context.db, id, hash, code);
  await recordAudit(context, {
    action: "roles.grant",
    object: `person:${id}`,
    jurisdiction: person.jurisdiction,
    after: { username: person.username, role: person.role, jurisdiction: person.jurisdiction },
    reason: person.reason,
  });
  return true;
}
