import "server-only";
import { hashPassword } from "better-auth/crypto";
import { setPassword } from "@/db/queries/sign-in";
import { oneTimeCode } from "../one-time-code";
import { CODE_MS } from "../session-limits";
import type { Context } from "./context";

/** A code for one sign-in, shown once to whoever asked for it. `expiresAt` is UTC milliseconds. */
export type IssuedCode = { readonly code: string; readonly expiresAt: number };

/** Makes a one-time code in place of a person's password, which then opens nothing any more. */
export async function issueCode({ db }: Context<"people.edit">, personId: string): Promise<IssuedCode> {
  const code = oneTimeCode();
  const expiresAt = Date.now() + CODE_MS;
  await setPassword(db, personId, await hashPassword(code), { expiresAt });
  return { code, expiresAt };
}
