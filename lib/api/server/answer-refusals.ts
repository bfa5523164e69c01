import "server-only";
import { ORPCError, os } from "@orpc/server";
import { AccessRefusal, type Refusal } from "@/lib/access/access-refusal";
import { ACCESS_ERRORS } from "../access-errors";
import type { ApiContext } from "./api-context";

const CODES = {
  "signed-out": "SIGNED_OUT",
  "password-change": "PASSWORD_CHANGE_DUE",
  "second-factor": "SECOND_FACTOR_DUE",
  "not-found": "NOT_FOUND",
} as const satisfies Record<Refusal, keyof typeof ACCESS_ERRORS>;

/** Turns the refusal of a context into the contract's error. */
export const answerRefusals = os.$context<ApiContext>().middleware(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof AccessRefusal)) throw error;
    const code = CODES[error.code];
    throw new ORPCError(code, ACCESS_ERRORS[code]);
  }
});

/** The same for routes outside the contract: tiles and files. @throws what is no refusal */
export function refusalResponse(error: unknown): Response {
  if (!(error instanceof AccessRefusal)) throw error;
  const code = CODES[error.code];
  const { status, message } = ACCESS_ERRORS[code];
  return Response.json({ code, message }, { status, headers: { "cache-control": "private, no-store" } });
}
